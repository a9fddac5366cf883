using Bunit;
using Ops.Dashboard.Debrief.Past;
using Ops.Dashboard.Tests.Shared;
using Ops.Dashboard.Views;
using Ops.Simulator.Headless.Review.Past;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Debrief;

/// <summary>What servers ran, and what stood against a go, as it was: to read, for whoever may act today.</summary>
public sealed class PastParityTests : DashboardContext
{
    private const string Acts = "form, input, button[type=submit]";

    [Fact]
    public void Messages_ThatNobodyHadExplained_AreShown_AndCannotBeSignedNow()
    {
        IRenderedComponent<PastParity> past = Show(ParityPictures.Knight(), new PreOpenState(1, [], null));

        Assert.Contains("▲ unexplained", Text(past.Find(".parity-grid")));
        Assert.Empty(past.FindAll(Acts));
    }

    [Fact]
    public void FleetThatWasReady_CanNotBeLetGoNow() => Assert.Empty(
        Show(ParityPictures.AsPlanned(), new PreOpenState(1, [], null)).FindAll(Acts));

    [Fact]
    public void GoThatWasSaid_IsShown_AndCannotBeTakenBackNow()
    {
        IRenderedComponent<PastParity> past = Show(ParityPictures.AsPlanned(), new PreOpenState(
            1, [],
            new PreOpenGo(new Actor(ActorKind.Person, "supervisor-1"), "all checked", default, RoomPictures.At)));

        Assert.Contains("✓ GO supervisor-1 said go", Text(past.Find(".preopen")));
        Assert.Empty(past.FindAll(Acts));
    }

    [Fact]
    public void ChangeThatWaited_IsShown_AndCannotBeApprovedNow()
    {
        var entry = new ChangeEntry(
            new ChangeId(1),
            ParityPictures.Outlook(ChangeVerdict.Worse, new ChangeRequest(ChangeKind.Rollback, ["smars-1"])),
            new Actor(ActorKind.Person, "operator-1"), "back", RoomPictures.Now, RoomPictures.Now, null);

        IRenderedComponent<PastParity> past = Show(
            ParityPictures.Knight(), new PreOpenState(1, [], null), new ChangeState(1, CanApply: true, [entry], []));

        Assert.Contains("waits for a second person", Text(past.Find(".waiting")));
        Assert.Empty(past.FindAll(Acts));
    }

    private IRenderedComponent<PastParity> Show(
        RoomPicture room, PreOpenState preOpen, ChangeState? changes = null) =>
        Draw<PastParity>(room, p => p.AddCascadingValue(new PastView("training-1")).Add(t => t.Picture, new PastPicture(
            RoomPictures.At, room.Fleet, room.Control, AlarmSnapshot.Empty, Limits.Current, preOpen,
            changes ?? Desks.Changes)));
}
