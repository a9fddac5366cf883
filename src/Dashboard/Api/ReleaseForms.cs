using System.Text;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Api;

/// <summary>Standing holds on the plain page, each with the form to ask for its release or to approve it.</summary>
internal static class ReleaseForms
{
    /// <summary>The section; empty when nothing is held.</summary>
    /// <param name="picture">What the page is made from.</param>
    /// <returns>The markup.</returns>
    public static string Html(KillPage.Picture picture)
    {
        if (picture.Control.Holds.IsEmpty)
            return "";
        var markup = new StringBuilder("<h2>Standing holds</h2>");
        foreach (Hold hold in picture.Control.Holds)
        {
            string about = PlainPage.Safe($"{hold.Kind}, by {hold.By.Name} at {hold.Since}: ") +
                PlainPage.Person(hold.Reason);
            markup.Append($"<section aria-label=\"{hold.Id}\">");
            markup.Append($"<h3>{hold.Id}: {PlainPage.Safe(hold.Scope.ToString())}</h3>");
            markup.Append($"<p>{about}</p>");
            ReleaseRequest? request = picture.Control.Requests.FirstOrDefault(r => r.Hold == hold.Id);
            if (picture.Control.Ramps.FirstOrDefault(one => one.Hold.Id == hold.Id) is { } ramp)
                markup.Append($"<p>{PlainPage.Safe(ramp.Words(null))}. It ends by itself; a kill aborts it.</p>");
            else if (request is not null)
                markup.Append(Waiting(picture, request));
            else if (picture.MayRelease)
                markup.Append(Ask(picture, hold.Id));
            markup.Append("</section>");
        }
        return markup.ToString();
    }

    private static string Waiting(KillPage.Picture picture, ReleaseRequest request)
    {
        string asked = $"{PlainPage.Safe(request.By.Name)} asks for its release. " +
            $"Cause: {PlainPage.Person(request.Cause)}. Evidence: {PlainPage.Person(request.Evidence)}. " +
            "A second person must approve.";
        ReleaseChecklist? checklist = picture.Checks?.Check(request.Hold);
        if (!picture.MayApprove)
            return $"<p>{asked}</p>{Facts(request.Hold, checklist, asksWhy: false)}";
        string fields = KillPage.Hidden(picture.Token, ("request", request.Id.ToString()));
        return $"""
            <p>{asked}</p>
            <form method="post" action="kill/approve">{fields}{Facts(request.Hold, checklist, asksWhy: true)}
            <button>Approve release of {request.Hold}</button></form>
            """;
    }

    private static string Facts(HoldId hold, ReleaseChecklist? checklist, bool asksWhy)
    {
        if (checklist is null)
            return "";
        var markup = new StringBuilder($"<ul aria-label=\"Release checklist {hold}\">");
        foreach (ReleaseLine line in checklist.Lines)
        {
            string name = ReleaseChecklist.Word(line.Item);
            markup.Append($"<li><b>{name}: {line.Verdict.ToString().ToLowerInvariant()}</b>. ");
            markup.Append(PlainPage.Safe(line.Fact));
            if (asksWhy && line.Verdict != ReleaseVerdict.Pass)
            {
                string field = OverrideInput.FieldOf(line.Item);
                markup.Append($"<br><label for=\"{field}-{hold}\">Why {name} may stand against this release</label> ");
                markup.Append($"<input id=\"{field}-{hold}\" name=\"{field}\" maxlength=\"{Limits.ReasonLength}\">");
            }
            markup.Append("</li>");
        }
        return markup.Append("</ul>").ToString();
    }

    private static string Ask(KillPage.Picture picture, HoldId hold) => $"""
        <form method="post" action="kill/release">{KillPage.Hidden(picture.Token, ("hold", hold.ToString()))}
        <label for="cause-{hold}">Cause found for {hold}</label>
        <input id="cause-{hold}" name="cause" required maxlength="{Limits.ReasonLength}">
        <label for="evidence-{hold}">Evidence that it is gone, for {hold}</label>
        <input id="evidence-{hold}" name="evidence" required maxlength="{Limits.ReasonLength}">
        <p><button>Request release of {hold}</button></p></form>
        """;
}
