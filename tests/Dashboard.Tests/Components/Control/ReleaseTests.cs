using AngleSharp.Dom;
using Bunit;
using MudBlazor;
using Ops.Dashboard.Auth;
using Ops.Dashboard.Components.Control;
using Ops.Dashboard.Tests.Shared;
using Ops.Dashboard.Views;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Components.Control;

public sealed class ReleaseTests : DashboardContext
{
    private static readonly HoldView s_hold = HoldView.From(
        RoomPictures.Hold(3, HaltScope.Server("smars-8")), RoomPictures.Quiet().Control);

    [Fact]
    public void Request_OpensAForm_ForCauseAndEvidence()
    {
        IRenderedComponent<MudDialogProvider> dialogs = Render<MudDialogProvider>();
        IRenderedComponent<ReleaseButtons> cut = Draw<ReleaseButtons>(parameters: p => p.Add(b => b.Hold, s_hold));

        Button(cut, "Request release of H-3").Click();

        dialogs.WaitForElement("form[data-release]");
        Assert.Equal("H-3", dialogs.Find("form").GetAttribute("data-hold"));
        Assert.Equal(["cause", "evidence"], dialogs.FindAll("textarea").Select(t => t.GetAttribute("name")));
        Assert.True(HasButton(dialogs, "Send the request for H-3"));
    }

    [Fact]
    public void WaitingRequest_ShowsCauseEvidenceAndPerson_AndTheApproval()
    {
        SignInSupervisor();
        ControlSnapshot control = RoomPictures.Quiet().Control with { Requests = [RoomPictures.Request(3)] };
        HoldView hold = HoldView.From(RoomPictures.Hold(3, HaltScope.Server("smars-8")), control);

        IRenderedComponent<HoldLine> cut = Draw<HoldLine>(parameters: p => p.Add(h => h.Hold, hold));

        IElement approve = Button(cut, "Approve release of H-3");
        Assert.Equal("11111111-2222-3333-4444-555555555555", approve.GetAttribute("data-approve"));
        Assert.False(HasButton(cut, "Request release of H-3"));
        Assert.Contains("Release asked by operator-1: “old build”, evidence “manifest on plan”",
            Text(cut.Find(".hold-line")));
        Assert.Equal(["runs away", "old build", "manifest on plan"], cut.FindAll("bdi").Select(Text));
    }

    [Theory]
    [InlineData("viewer", "A supervisor approves.")]
    [InlineData("operator", "A supervisor approves.")]
    [InlineData("supervisor", "A supervisor other than you approves.")]
    public void WaitingRequest_OfWhoMayNotApprove_SaysWhoMay(string role, string words)
    {
        SignIn(role, role == "supervisor" ? [Policies.CanWatch, Policies.CanApprove] : [Policies.CanWatch]);
        ControlSnapshot control = RoomPictures.Quiet().Control with
        {
            Requests = [RoomPictures.Request(3) with { By = new Actor(ActorKind.Person, $"{role}-1") }],
        };
        HoldView hold = HoldView.From(RoomPictures.Hold(3, HaltScope.Server("smars-8")), control);

        IRenderedComponent<HoldLine> cut = Draw<HoldLine>(parameters: p => p.Add(h => h.Hold, hold));

        Assert.False(HasButton(cut, "Approve release of H-3"));
        Assert.Equal(words, Text(cut.Find(".release-may")));
    }

    [Fact]
    public void Hold_OfWhoMayNotAsk_SaysWhoMay()
    {
        SignIn("viewer", Policies.CanWatch);

        IRenderedComponent<ReleaseButtons> cut = Draw<ReleaseButtons>(parameters: p => p.Add(b => b.Hold, s_hold));

        Assert.False(HasButton(cut, "Request release of H-3"));
        Assert.Equal("An operator or a supervisor asks for its release.", Text(cut.Find(".release-may")));
    }

    [Fact]
    public void Request_ShowsWhatTheFactsSay()
    {
        Room.Checklist = RoomPictures.Checklist((ReleaseItem.Orders, ReleaseVerdict.Fail));
        IRenderedComponent<MudDialogProvider> dialogs = Render<MudDialogProvider>();
        IRenderedComponent<ReleaseButtons> cut = Draw<ReleaseButtons>(parameters: p => p.Add(b => b.Hold, s_hold));

        Button(cut, "Request release of H-3").Click();

        dialogs.WaitForElement("[aria-label='Release checklist H-3']");
        Assert.Equal(6, dialogs.FindAll(".checklist li").Count);
        Assert.Contains("Orders resolved fail What is known of orders.", Text(dialogs.FindAll(".checklist li")[2]));
        Assert.Empty(dialogs.FindAll(".checklist input"));
    }

    [Fact]
    public void Approval_OfAClearChecklist_IsOnePress()
    {
        SignInSupervisor();
        IRenderedComponent<HoldLine> cut = Waiting(RoomPictures.Checklist());

        Assert.NotNull(Button(cut, "Approve release of H-3").GetAttribute("data-approve"));
        Assert.Equal(6, cut.FindAll(".checklist li").Count);
    }

    [Fact]
    public void Approval_OfOpenLines_AsksForAReasonOfEach()
    {
        SignInSupervisor();
        IRenderedComponent<MudDialogProvider> dialogs = Render<MudDialogProvider>();
        IRenderedComponent<HoldLine> cut = Waiting(RoomPictures.Checklist(
            (ReleaseItem.Orders, ReleaseVerdict.Fail), (ReleaseItem.Parity, ReleaseVerdict.Unknown)));

        IElement approve = Button(cut, "Approve release of H-3");
        Assert.Null(approve.GetAttribute("data-approve"));
        approve.Click();

        dialogs.WaitForElement("form[data-approve-form]");
        Assert.Equal("11111111-2222-3333-4444-555555555555", dialogs.Find("form").GetAttribute("data-request"));
        Assert.Equal(
            ["override-parity", "override-orders"],
            dialogs.FindAll("form input").Select(i => i.GetAttribute("name")));
        Assert.True(HasButton(dialogs, "Override and release H-3"));
    }

    [Fact]
    public void Restart_ShowsItsStage_AndItsAbortIsAKill()
    {
        Hold ramp = RoomPictures.Hold(4, HaltScope.Server("smars-8")) with
        {
            Kind = HoldKind.Ramp, Mode = HaltMode.Throttle,
        };
        var state = new RampState(
            ramp, RoomPictures.Hold(3, HaltScope.Server("smars-8")),
            [new RampStage(1, TimeSpan.FromSeconds(30)), new RampStage(10, TimeSpan.FromSeconds(60))], 1, [])
        {
            Ends = RoomPictures.At.AddNanoseconds(40_000_000_000),
        };
        RoomPicture picture = RoomPictures.With(8, static s => s, c => c with { Holds = [ramp] });
        picture = picture with { Control = picture.Control with { Ramps = [state] } };

        TileView tile = TileView.From(picture.Fleet!.Servers[7], picture, new SparkBook());
        IRenderedComponent<HoldLine> cut = Draw<HoldLine>(parameters: p => p.Add(h => h.Hold, tile.Holds[0]));

        Assert.Equal(("Flowing", "ramp 10 %, 40 s left"), (tile.Flow.Word, tile.Flow.Brief));
        Assert.Contains("ramp 10 %, 40 s left of 1 % → 10 % of its usual rate", Text(cut.Find(".ramp-line")));
        IElement abort = Button(cut, "Abort ramp H-4");
        Assert.Equal(
            ("server", "smars-8"),
            (abort.GetAttribute("data-kill-scope"), abort.GetAttribute("data-kill-target")));
        Assert.False(HasButton(cut, "Request release of H-4"));
    }

    private void SignInSupervisor() =>
        SignIn("supervisor", Policies.CanWatch, Policies.CanHalt, Policies.CanRelease, Policies.CanApprove);

    private IRenderedComponent<HoldLine> Waiting(ReleaseChecklist checklist)
    {
        Room.Checklist = checklist;
        ControlSnapshot control = RoomPictures.Quiet().Control with { Requests = [RoomPictures.Request(3)] };
        HoldView hold = HoldView.From(RoomPictures.Hold(3, HaltScope.Server("smars-8")), control, Room);
        return Draw<HoldLine>(parameters: p => p.Add(h => h.Hold, hold));
    }
}
