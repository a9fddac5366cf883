using Ops.Telemetry.Contracts;
using Ops.Telemetry.Detection;
using Ops.Telemetry.Model;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Detection;

/// <summary>A breaker that trips again and again, on the panel of the fleet.</summary>
public sealed class RepeatedTripsTests
{
    private static readonly FleetDefinition s_fleet = Fleets.Of();

    private readonly ControlHistory _history = new();
    private readonly RulePanel _panel =
        new([new RepeatedTrips()], server: null, s_fleet.Symbols, RuleBook.Standard);
    private long _trips;
    private long _version;

    public RepeatedTripsTests() => Look();

    [Fact]
    public void TripsOfOneRuleOnOneTarget_BeyondTheLimit_AreNamedWithBoth()
    {
        Trip("loss", "smars-1");
        Trip("order-rate", "smars-2");
        Trip("loss", "smars-1");
        Judge(_history);
        Assert.Empty(_panel.Standing);
        Assert.Equal(2, _panel.Slots[0].Value);

        Trip("loss", "smars-1");
        Judge(_history);

        Anomaly anomaly = Assert.Single(_panel.Standing).ToAnomaly(server: null);
        Assert.Equal(
            "The rule loss tripped 3 times in ten minutes on server smars-1: what was released came back.",
            anomaly.Message);
        Assert.Equal(("repeated-trips", 3m, 2m, "trips"), (anomaly.Rule, anomaly.Value, anomaly.Limit, anomaly.Unit));
    }

    [Fact]
    public void WithoutAHistory_NothingIsMeasured()
    {
        Judge(history: null);

        Assert.Null(_panel.Slots[0].Value);
        Assert.Empty(_panel.Standing);
    }

    private void Judge(ControlHistory? history) => _panel.Judge(new Measurement
    {
        Now = ServerStory.At(1), Phase = SessionPhase.Open, Controls = history,
    });

    // what tripped is released before the next: what stands on is one trip
    private void Trip(string rule, string server)
    {
        var id = new HoldId(++_trips);
        Look(new Hold(
            id, new Guid((int)id.Value, 0, 0, new byte[8]), HoldKind.Breaker, HaltScope.Server(server), HaltMode.Block,
            new Actor(ActorKind.Breaker, rule), "tripped", default, null));
        Look();
    }

    private void Look(params Hold[] holds) => _history.Observe(
        new ControlSnapshot(++_version, [], [.. holds], [], JournalHealthy: true), ServerStory.At(1));
}
