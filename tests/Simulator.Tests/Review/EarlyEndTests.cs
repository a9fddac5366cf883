using Ops.Simulator.Headless;
using Ops.Simulator.Headless.Review;
using Ops.Simulator.Recording;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests.Review;

/// <summary>Who ends a session before its scenario is over is told how it is scored.</summary>
public sealed class EarlyEndTests
{
    private static readonly Scenario s_knight = ScenarioLibrary.Default.Load("knight-2012").Scenario!;
    private static readonly RunSettings s_settings = new(null, 1, null, Breakers: false);

    [Fact]
    public void Words_OfASessionEndedInTheIncident_SayThatTheLossGoesOn() => Assert.Equal(
        $"It was ended at 09:40:00 and not at {s_knight.Session.End:hh\\:mm\\:ss}. It is scored as if nobody had " +
        "done anything more: what was not done counts as not done, and a loss that was not stopped goes on to the " +
        "planned end.",
        EarlyEnd.Words(End("09:40:00.000000"), s_knight, s_settings));

    [Fact]
    public void Words_OfASessionEndedBeforeTheIncident_SayThatItSaysNothing() => Assert.Contains(
        "before anything could be noticed", EarlyEnd.Words(End("07:00:00.000000"), s_knight, s_settings));

    [Fact]
    public void Words_OfAWholeSession_AreNone()
    {
        Assert.Null(EarlyEnd.Words(
            End(MarketTime.FromTimeOfDay(s_knight.Session.End).ToString()), s_knight, s_settings));
        Assert.Null(EarlyEnd.Words(
            End("09:40:00.000000"), s_knight,
            s_settings with { Until = MarketTime.FromTimeOfDay(new TimeSpan(9, 40, 0)) }));
        Assert.Null(EarlyEnd.Words(null, s_knight, s_settings)); // nobody knows
    }

    private static RecordingEnd End(string at) => new()
    {
        Reason = "ended", MarketEnd = at, Events = 0, Notices = 0, Acts = 0, Dropped = 0, EventLogDigest = "",
    };
}
