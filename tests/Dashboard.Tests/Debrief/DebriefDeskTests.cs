using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Ops.Dashboard.Debrief;
using Ops.Dashboard.Sessions;
using Ops.Dashboard.Tests.Recordings;
using Ops.Simulator.Headless.Review;
using Ops.Simulator.Recording;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Debrief;

public sealed class DebriefDeskTests : IDisposable
{
    private const string Realm = "training-1";
    private readonly RecordingBench _bench = new();

    [Fact]
    public async Task WhatIf_WithARelease_IsTheSame_WhetherARoomStoodReadyOrNot()
    {
        using var desk = new DebriefDesk(_bench.Shelf, NullLogger<DebriefDesk>.Instance);
        SessionReview review = Review(desk);
        CancellationToken cancel = TestContext.Current.CancellationToken;

        Outcome first = await desk.WithAsync(Realm, review, Acts("09:31:00.000000"), cancel);
        Outcome second = await desk.WithAsync(Realm, review, Acts("09:40:00.000000"), cancel); // from the one made then

        SessionReview fresh = SessionReview.Open(_bench.Shelf.Find(Realm)!, out _)!;
        Assert.Equal(fresh.With(Acts("09:40:00.000000")), second);
        Assert.True(first.Orders > 0);
        Assert.Equal((2, 1), (review.Runs, review.RunsGoneOn));
    }

    [Fact]
    public async Task WhatIf_OfALateKill_GoesOnFromARunThatStands()
    {
        using var desk = new DebriefDesk(_bench.Shelf, NullLogger<DebriefDesk>.Instance);
        SessionReview review = Review(desk);
        CancellationToken cancel = TestContext.Current.CancellationToken;

        await desk.WithAsync(Realm, review, Kill("09:31:00"), cancel);
        while (desk.RunsReady < 2) // a room at the take-over, a world later on
            await Task.Yield();
        Outcome late = await desk.WithAsync(Realm, review, Kill("10:10:00"), cancel);

        SessionReview fresh = SessionReview.Open(_bench.Shelf.Find(Realm)!, out _)!;
        Assert.Equal(fresh.With(Kill("10:10:00")), late);
        Assert.Equal((2, 1), (review.Runs, review.RunsGoneOn));

        static ImmutableArray<RecordedAct> Kill(string at) =>
            [Act($"{at}.000000", "kill", "ann") with { Scope = "fleet", Reason = "runaway" }];
    }

    public void Dispose() => _bench.Dispose();

    private SessionReview Review(DebriefDesk desk)
    {
        using (IFleetRoom room = _bench.Factory().Create(
            new(Realm, FleetMode.Training, "knight-2012", null, 1, "test", default), before: null))
            room.AdvanceBucket();
        return desk.Open(Realm, out _)!;
    }

    private static ImmutableArray<RecordedAct> Acts(string approved) =>
    [
        Act("09:30:03.000000", "kill", "ann") with { Scope = "server", Target = "smars-8", Reason = "runaway" },
        Act("09:30:30.000000", "release", "ann") with { Hold = "H-1", Cause = "c", Evidence = "e" },
        Act(approved, "approve", "bob") with { Hold = "H-1" },
    ];

    private static RecordedAct Act(string at, string verb, string who) =>
        new() { At = at, Who = who, Kind = ActorKind.Person, Do = verb };
}
