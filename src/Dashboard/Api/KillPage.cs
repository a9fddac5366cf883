using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Ops.Dashboard.Sessions;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Api;

/// <summary>The kill page, in plain HTML. Pure but for the antiforgery token it is given.</summary>
internal static class KillPage
{
    /// <summary>What the page is made from.</summary>
    /// <param name="Fleet">The fleet.</param>
    /// <param name="Epoch">The world.</param>
    /// <param name="Control">What has been ordered.</param>
    /// <param name="MayKill">Whether whoever looks may kill.</param>
    /// <param name="MayRelease">Whether they may ask for a release.</param>
    /// <param name="MayApprove">Whether they may approve one.</param>
    /// <param name="Token">Antiforgery token of the page.</param>
    internal sealed record Picture(
        FleetDefinition Fleet, long Epoch, ControlSnapshot Control, bool MayKill, bool MayRelease, bool MayApprove,
        AntiforgeryTokenSet Token)
    {
        /// <summary>Whether they may write a note.</summary>
        public bool MayNote { get; init; }

        /// <summary>What the facts say about releases; null when nobody asks.</summary>
        public IReleaseReader? Checks { get; init; }

        /// <summary>What is measured; null when there is no picture. Every kill works without it.</summary>
        public FleetSnapshot? Measured { get; init; }

        /// <summary>Whether a press on another page led here without having stopped anything.</summary>
        public bool IsUnsent { get; init; }

        /// <summary>What the chooser has chosen already, such as server:smars-8; null for nothing.</summary>
        public string? Choice { get; init; }
    }

    /// <summary>The form.</summary>
    /// <param name="picture">What it is made from.</param>
    /// <param name="faults">What was wrong with the last try; empty for none.</param>
    /// <returns>The page.</returns>
    public static PlainPage Form(Picture picture, IReadOnlyList<InputFault> faults)
    {
        var page = new PlainPage("Kill")
        {
            Mode = ModeOf(picture), IsLastResort = true, HasOwnKill = true,
        };
        page.Paragraph($"{picture.Fleet.Title}. A kill stops new orders at once; a release needs two people.");
        if (faults.Count > 0)
        {
            string items = string.Concat(
                faults.Select(f => $"<li>{PlainPage.Safe($"{f.Field} {f.Message}".Trim())}</li>"));
            page.Add($"<div class=\"error\" role=\"alert\"><p>Nothing was stopped.</p><ul>{items}</ul></div>");
        }
        if (picture is { IsUnsent: true, MayKill: true } && faults.Count == 0)
            page.Add("<p class=\"error\" role=\"alert\">Nothing was stopped yet: press again, on this page.</p>");
        if (picture.MayKill)
        {
            page.Add(Button(picture, "fleet", null, null, "Kill all servers", "stop all"));
            page.Add(StopHintText.Html(picture.Measured, picture.Control));
            page.Add("<h2>One server</h2>");
        }
        else
        {
            page.Paragraph("Your role sees the states and can't kill.");
        }
        page.Add(Servers(picture));
        if (picture.MayKill)
            page.Add(Chooser(picture));
        if (picture.MayNote)
            page.Add(NoteForm(picture));
        return page.Add(ReleaseForms.Html(picture));
    }

    /// <summary>Hidden fields of a form of this page.</summary>
    /// <param name="token">Antiforgery token.</param>
    /// <param name="fields">Name and value.</param>
    /// <returns>The markup.</returns>
    internal static string Hidden(AntiforgeryTokenSet token, params (string Name, string? Value)[] fields)
    {
        var markup = new StringBuilder();
        foreach ((string name, string? value) in fields.Append((token.FormFieldName, token.RequestToken)))
        {
            if (value is not null)
                markup.Append($"<input type=\"hidden\" name=\"{PlainPage.Safe(name)}\" " +
                    $"value=\"{PlainPage.Safe(value)}\">");
        }
        return markup.ToString();
    }

    private static string ModeOf(Picture picture) => picture.Fleet.Mode.ToString().ToUpperInvariant();

    private static string Servers(Picture picture)
    {
        var list = new StringBuilder("<ul class=\"servers\">");
        foreach (ServerDefinition server in picture.Fleet.Servers)
        {
            ServerControl? control = picture.Control.Servers.FirstOrDefault(c => c.Name == server.Name);
            string holds = control is { Holds.IsEmpty: false }
                ? $", held by {string.Join(", ", control.Holds.Select(h => h.Id))}" : "";
            if (control is not null && picture.Control.RampOf(control) is { } ramp)
                holds = $", {ramp.Words(null)}{holds}";
            string row = new SeenRow(picture.Epoch, server.Name, server.Id.Index).ToString();
            list.Append($"<li>{PlainPage.Safe(server.Name)} ({PlainPage.Safe(server.Group)}): " +
                $"{StateText((control?.State ?? FlowState.Blind).ToString())}{PlainPage.Safe(holds)}");
            if (picture.MayKill)
                list.Append(Button(picture, "server", server.Name, row, $"Kill {server.Name}", "stop"));
            list.Append("</li>");
        }
        return list.Append("</ul>").ToString();
    }

    private static string Button(
        Picture picture, string scope, string? target, string? row, string text, string look)
    {
        string fields = Hidden(
            picture.Token, ("scope", scope), ("target", target), ("reason", "pressed on the kill page"),
            ("mode", "block"), ("commandId", Guid.NewGuid().ToString()), ("seenVersion", row),
            ("seenMode", ModeOf(picture)));
        return $"""
            <form method="post" action="kill">{fields}<button class="{look}">{PlainPage.Safe(text)}</button></form>
            """;
    }

    private static string Chooser(Picture picture)
    {
        string chosen = picture.Choice ?? "";
        string servers = string.Concat(
            picture.Fleet.Servers.Select(s => Option($"server:{s.Name}", $"server {s.Name}", chosen)));
        string groups = string.Concat(picture.Fleet.Groups.Select(g => Option($"group:{g}", $"group {g}", chosen)));
        return $"""
            <h2>With a reason</h2>
            <form method="post" action="kill">{Hidden(
                picture.Token, ("commandId", Guid.NewGuid().ToString()), ("seenMode", ModeOf(picture)))}
            <fieldset><legend>What to stop, and why</legend>
            <label for="choice">What</label>
            <select id="choice" name="choice">{groups}{servers}{Option("fleet", "all servers", chosen)}</select>
            <label for="reason">Reason</label>
            <input id="reason" name="reason" required maxlength="{Limits.ReasonLength}" autocomplete="off">
            <label for="mode">How far</label>
            <select id="mode" name="mode">{Option("block", "stop new orders")}
            {Option("blockAndCancel", "stop new orders and cancel open ones")}</select>
            <p><button class="stop">Kill the chosen</button></p></fieldset></form>
            """;
    }

    private static string NoteForm(Picture picture) => $"""
        <h2>Tell or note</h2>
        <form method="post" action="notes">{Hidden(picture.Token)}
        <fieldset><legend>Whom you told, and what: it goes to the trail</legend>
        <label for="text">Note</label>
        <input id="text" name="text" required maxlength="{Limits.ReasonLength}" autocomplete="off">
        <p><button>Write the note</button></p></fieldset></form>
        """;

    private static string Option(string value, string text, string chosen = "") =>
        $"<option value=\"{PlainPage.Safe(value)}\"{(value == chosen ? " selected" : "")}>" +
        $"{PlainPage.Safe(text)}</option>";

    private static string StateText(string state) =>
        $"<span class=\"state state-{state.ToLowerInvariant()}\">{state}</span>";
}
