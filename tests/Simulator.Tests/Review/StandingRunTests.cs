using System.Collections.Immutable;
using Ops.Simulator.Headless;
using Ops.Simulator.Headless.Review;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests.Review;

/// <summary>Runs that stand along a session: who goes on from one comes to what a run from the morning does.</summary>
public sealed class StandingRunTests
{
    private const string Kill = """
        - { at: "09:30:40", who: ann, do: kill, scope: server, target: smars-8, reason: runaway orders }
        """;

    private const string WrongRemedy = """
        - { at: "09:30:05", who: ann, do: rollback, servers: [smars-1, smars-2, smars-3], reason: take it back }
        - { at: "09:30:09", who: bob, do: approve, change: C-1 }
        - { at: "09:30:40", who: ann, do: kill, scope: fleet, reason: runaway orders }
        """;

    private const string Release = """
        - { at: "09:30:05", who: ann, do: kill, scope: server, target: smars-8, reason: runaway orders }
        - { at: "09:30:20", who: ann, do: release, scope: server, target: smars-8, cause: c, evidence: e }
        - at: "09:30:30"
          who: bob
          do: approve
          scope: server
          target: smars-8
          overrides: { cause: the drill goes on, parity: the drill goes on, orders: rest by hand }
        """;

    private static readonly Scenario s_knight = ScenarioLibrary.Default.Load("knight-2012").Scenario!;
    private static readonly ActSpan s_span = new(new TimeSpan(9, 29, 30), new TimeSpan(9, 33, 40));

    [Theory]
    [InlineData(Kill, "kill", false, 40_000)]
    [InlineData(WrongRemedy, "kill", false, 150_000)]
    [InlineData(WrongRemedy, "kill", true, 260_000)]
    [InlineData(Release, "approve", false, 30_000)]
    [InlineData(Release, "approve", true, 260_000)]
    public void LaterAct_FromEveryRunBeforeIt_ComesToWhatAFreshRunComesTo(
        string session, string moved, bool breakers, long workApart)
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        RunSettings settings = Settings(breakers);
        ImmutableArray<ScriptedAction> acts = Read(session);
        MarketTime own = acts.Last(act => act.Verb == moved).At;
        ImmutableArray<ScriptedAction> asked = Read(session.Replace(
            $"{own}"[..8], "09:33:00.35", StringComparison.Ordinal));
        var rerun = new Rerun(s_knight, settings);
        (Outcome expected, ImmutableArray<HoldRow> holds) = rerun.Run(asked, stop);
        bool whole = rerun.NeedsWholeRoom(asked);
        int later = 0;

        foreach (StandingPlace place in rerun.PlacesOf(s_span, acts, workApart))
        {
            using StandingRun? room = rerun.Stand(place, stop.ThrowIfCancellationRequested);
            if (room is null || !room.Serves(asked, whole))
                continue;
            later += room.At > own ? 1 : 0;
            (Outcome outcome, ImmutableArray<HoldRow> found) = rerun.Run(asked, room, stop);

            Assert.Equal(expected, outcome);
            Assert.Equal(holds.Select(Bare), found.Select(Bare));
            Assert.Throws<InvalidOperationException>( // it was used, or else that was run from the morning
                () => rerun.Run(asked, room, stop));
        }
        Assert.InRange(later, 1, 4);
    }

    [Fact]
    public void Run_ServesWhatWasDoneBeforeIt_AndNothingElse()
    {
        ImmutableArray<ScriptedAction> acts = Read(WrongRemedy);
        var rerun = new Rerun(s_knight, Settings(breakers: false));
        StandingPlace place = rerun.PlacesOf(s_span, acts, workApart: 50_000)[1];
        using StandingRun run = rerun.Stand(place, static () => { })!;

        Assert.True(run.At > acts[1].At && run.At < acts[2].At);
        Assert.True(Serves(acts));
        Assert.True(Serves(acts[..2]));
        Assert.True(Serves(Read(WrongRemedy))); // the same, read again
        Assert.False(Serves(acts[1..]));
        Assert.False(Serves(acts[2..]));
        Assert.False(Serves([.. acts[..2], acts[2] with { At = acts[1].At }]));
        Assert.False(Serves([acts[0], acts[1] with { Who = "cid" }, acts[2]]));
        Assert.False(Serves([.. acts, .. Read(Release)[1..].Select( // nothing is measured there
            static act => act with { At = MarketTime.FromTimeOfDay(new TimeSpan(9, 33, 0)) })]));
        Assert.False(run.Serves(acts, whole: false));

        bool Serves(ImmutableArray<ScriptedAction> asked) => run.Serves(asked, whole: true);
    }

    [Theory]
    [InlineData(Kill, false, nameof(StandingKind.World), 6)]
    [InlineData(Kill, true, nameof(StandingKind.Room), 6)]
    [InlineData(WrongRemedy, false, nameof(StandingKind.RoomForKills), 6)]
    [InlineData(WrongRemedy, true, nameof(StandingKind.Room), 6)]
    [InlineData(Release, false, nameof(StandingKind.RoomForKills), 10)]
    public void Places_OfASession_BeginWhereItBegins_AndGoAlongWhatIsAskedAbout(
        string session, bool breakers, string withoutKills, int count)
    {
        var rerun = new Rerun(s_knight, Settings(breakers));

        ImmutableArray<StandingPlace> places = rerun.PlacesOf(s_span, Read(session));

        Assert.Equal(count, places.Length);
        Assert.Equal((StandingKind.Room, 0), (places[0].Course.Kind, places[0].Work));
        Assert.All(places[1..6], place => Assert.Equal(withoutKills, $"{place.Course.Kind}"));
        Assert.All(places[1..6], static place => Assert.DoesNotContain(
            place.Course.Actions, static act => act is ScriptedAction.Kill));
        Assert.All(places[6..], static place => Assert.Equal(StandingKind.Room, place.Course.Kind));
    }

    [Fact]
    public void Place_ThatTheSessionDoesNotReach_HasNoRun_NorHasAnyLaterOne()
    {
        var rerun = new Rerun(s_knight, Settings(breakers: false));
        ImmutableArray<StandingPlace> far = rerun.PlacesOf(s_span, Read(WrongRemedy), workApart: 100_000_000);

        Assert.Null(rerun.Stand(far[1], static () => { }));
        Assert.Null(rerun.Stand(far[2], static () => Assert.Fail("it was run")));
    }

    private static RunSettings Settings(bool breakers) => new(
        null, 5, MarketTime.FromTimeOfDay(new TimeSpan(9, 33, 40)), breakers, ParityMode.Observe);

    private static ImmutableArray<ScriptedAction> Read(string text)
    {
        ActionFileResult read = ActionFile.Read(text, "a.yaml", s_knight);
        Assert.Empty(read.Errors);
        return read.Actions;
    }

    // what a picture and the drop copy say is left out where nothing is measured any more; a breaker's hold has an id
    // that is drawn
    private static HoldRow Bare(HoldRow row) => row with
    {
        ProvenAt = null, Hold = row.Hold with { CommandId = default, MarketSince = default },
    };
}
