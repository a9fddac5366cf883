using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Ops.Dashboard.Auth;
using Ops.Dashboard.BlindDrill;
using Ops.Dashboard.Sessions;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Api;

/// <summary>The pages that need no circuit and no script: kill, receipt, release.</summary>
internal static class PlainEndpoints
{
    /// <summary>Maps them.</summary>
    /// <param name="app">The application.</param>
    public static void MapPlainPages(this WebApplication app)
    {
        app.MapGet("/kill", (HttpContext context, Parts parts) =>
            ShowAsync(context, parts, [], StatusCodes.Status200OK))
            .RequireAuthorization(Policies.CanWatch).DisableRateLimiting().ExcludeFromDescription();
        app.MapGet("/kill/{ticket:guid}", ShowReceipt).RequireAuthorization(Policies.CanWatch).DisableRateLimiting()
            .ExcludeFromDescription();
        app.MapPost("/kill", KillAsync).RequireAuthorization(Policies.CanHalt).RequireToken().RequireForm()
            .DisableRateLimiting().ExcludeFromDescription();
        app.MapPost("/kill/release", ReleaseAsync).RequireAuthorization(Policies.CanRelease).RequireToken()
            .RequireForm().ExcludeFromDescription();
        app.MapPost("/kill/approve", ApproveAsync).RequireAuthorization(Policies.CanApprove).RequireToken()
            .RequireForm().ExcludeFromDescription();
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context, Parts parts, IReadOnlyList<InputFault> faults, int status)
    {
        if (parts.Stage.Session is not { } session)
            return new PlainPage("Kill").Paragraph("There is no fleet yet. Load this page again in a moment.")
                .Result(StatusCodes.Status503ServiceUnavailable);
        var picture = new KillPage.Picture(
            parts.Listed(session.Room.Fleet), session.Epoch, parts.Control.Current,
            await MayAsync(context, parts, Policies.CanHalt),
            await MayAsync(context, parts, Policies.CanRelease), await MayAsync(context, parts, Policies.CanApprove),
            parts.Antiforgery.GetAndStoreTokens(context))
        {
            MayNote = await MayAsync(context, parts, Policies.CanNote),
            Checks = parts.Stage,
            Measured = session.Room.Readings.Current,
            Choice = context.Request.Query["choice"],
            IsUnsent = context.Request.Query.ContainsKey("unsent"),
        };
        return KillPage.Form(picture, faults).Result(status);
    }

    private static IResult ShowReceipt(Guid ticket, Parts parts)
    {
        return parts.Desk.Find(ticket) is { } receipt
            ? TicketPage.Html(receipt).Result()
            : new PlainPage("No such kill").Paragraph("It was never given, or it is too old.")
            .Result(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> KillAsync(HttpContext context, Parts parts)
    {
        long entered = parts.Time.GetTimestamp();
        // A kill that has arrived counts, even if its sender is gone; a body cut off fails by itself.
        IFormCollection form = await context.Request.ReadFormAsync(CancellationToken.None);
        KillInput input = Chosen(form);
        Actor by = OperatorActor.Of(context.User);
        (KillReceipt? receipt, KillCheck.Outcome check) = parts.Desk.Kill(input, by, entered, []);
        // a page the browser kept carries the id of its last press: pressed for something else, or again after the
        // release, it is another kill
        if (check.Code == KillCheck.IdUsed || receipt is { Repeated: true, Status: "released" })
            (receipt, check) = parts.Desk.Kill(input with { CommandId = null }, by, entered, []);
        if (receipt is not null)
            receipt = await parts.Desk.RecordedAsync(receipt, parts.Time);
        if (receipt is not null)
            return TicketPage.Html(receipt).Result(StatusCodes.Status202Accepted);
        return await ShowAsync(context, parts, check.Faults, KillEndpoints.StatusOf(check));
    }

    // the chooser names scope and target in one field, because without a script one list can't follow another
    private static KillInput Chosen(IFormCollection form)
    {
        KillInput input = KillInput.From(form);
        if ((string?)form["choice"] is not { Length: > 0 } choice)
            return input;
        string[] parts = choice.Split(':', 2);
        return input with { Scope = parts[0], Target = parts.Length == 2 ? parts[1] : null };
    }

    private static async Task<IResult> ReleaseAsync(HttpContext context, Parts parts)
    {
        IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted);
        var faults = new List<InputFault>();
        var input = new ReleaseInput(form["hold"], form["cause"], form["evidence"]);
        HoldId? hold = ReleaseCheck.Run(input, faults);
        if (hold is null || faults.Count > 0)
            return await ShowAsync(context, parts, faults, StatusCodes.Status400BadRequest);
        ReleaseResult result = parts.ReleaseDesk.Request(
            hold.Value, OperatorActor.Of(context.User), input.Cause!.Trim(), input.Evidence!.Trim());
        return result.Outcome == ReleaseOutcome.AwaitingApproval ? Results.LocalRedirect("~/kill") : Refused(result);
    }

    private static async Task<IResult> ApproveAsync(HttpContext context, Parts parts)
    {
        IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (!Guid.TryParse(form["request"], out Guid request))
            return Refused(new ReleaseResult(ReleaseOutcome.UnknownRequest, Request: null));
        var approval = new ReleaseApproval(request, OperatorActor.Of(context.User))
        {
            Overrides = OverrideInput.From(form),
        };
        ReleaseResult result =
            await parts.ReleaseDesk.ApproveAsync(approval); // pressed is pressed
        return result.Outcome == ReleaseOutcome.Released ? Results.LocalRedirect("~/kill") : Refused(result);
    }

    private static IResult Refused(ReleaseResult result)
    {
        (int status, string _, string detail) = ReleaseCheck.Refusal(result);
        return new PlainPage("Not released").Paragraph(detail).Add("<p><a href=\"kill\">Back to the kill page</a></p>")
            .Result(status);
    }

    private static async Task<bool> MayAsync(HttpContext context, Parts parts, string policy) =>
        (await parts.Authorization.AuthorizeAsync(context.User, policy)).Succeeded;

    /// <summary>What the pages need.</summary>
    /// <param name="stage">The session on screen.</param>
    /// <param name="control">What has been ordered.</param>
    /// <param name="desk">The kill door.</param>
    /// <param name="releaseDesk">The release door.</param>
    /// <param name="antiforgery">Makes tokens.</param>
    /// <param name="authorization">Knows who may what.</param>
    /// <param name="time">The clock.</param>
    /// <param name="blind">Blind drills; null where there are none.</param>
    internal sealed class Parts(
        SessionStage stage, IControlReader control, KillDesk desk, IReleaseDesk releaseDesk, IAntiforgery antiforgery,
        IAuthorizationService authorization, TimeProvider time, BlindDrillDesk? blind = null)
    {
        /// <summary>The fleet as the page lists it.</summary>
        /// <param name="fleet">The fleet.</param>
        /// <returns>The list.</returns>
        public FleetDefinition Listed(FleetDefinition fleet) => blind?.Listed(fleet) ?? fleet;

        /// <summary>The session on screen.</summary>
        public SessionStage Stage => stage;

        /// <summary>What has been ordered.</summary>
        public IControlReader Control => control;

        /// <summary>The kill door.</summary>
        public KillDesk Desk => desk;

        /// <summary>The release door.</summary>
        public IReleaseDesk ReleaseDesk => releaseDesk;

        /// <summary>Makes tokens.</summary>
        public IAntiforgery Antiforgery => antiforgery;

        /// <summary>Knows who may what.</summary>
        public IAuthorizationService Authorization => authorization;

        /// <summary>The clock.</summary>
        public TimeProvider Time => time;
    }
}
