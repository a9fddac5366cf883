using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.Telemetry.Readiness;
using Ops.TestKit;

namespace Ops.Telemetry.Tests.Readiness;

/// <summary>
/// A fleet of two whose second server is halted by a breaker and of which everything is well: each test breaks one
/// thing.
/// </summary>
internal sealed class ReleaseScene
{
    private static readonly FleetDefinition s_fleet = Fleets.Of(servers: 2, symbols: 1);

    public Hold Hold { get; set; } = new(
        new HoldId(1), Guid.Empty, HoldKind.Breaker, HaltScope.Server("smars-2"), HaltMode.Block,
        new Actor(ActorKind.Breaker, "order-rate"), "too many", default, null);

    public string? Cause { get; set; } = "a loop";

    public FlowState State { get; set; } = FlowState.Halted;

    public int OpenByGate { get; set; }

    public ServerReading Reading { get; set; } = new() { At = default };

    public FeedColour Feed { get; set; }

    public ServerManifest? Manifest { get; set; } =
        new(new ServerId(1), default, "b", "h", "b", []);

    public ImmutableArray<Anomaly> Anomalies { get; set; } = [];

    public ImmutableArray<ParityFinding> Findings { get; set; } = [];

    public RuleBook? RulesThen { get; set; } = RuleBook.Standard;

    public RuleBook RulesNow { get; set; } = RuleBook.Standard;

    public GateLimitBook GatesThen { get; set; } = GateLimitBook.Standard;

    public GateLimitBook GatesNow { get; set; } = GateLimitBook.Standard;

    public MarketTime At { get; set; }

    public bool HasPicture { get; set; } = true;

    public FleetSnapshot? Picture => !HasPicture ? null : new FleetSnapshot(
        1, s_fleet, At, SessionPhase.Open, default,
        [Status(0, new ServerReading { At = default }, FeedColour.Green, Manifest), Status(1, Reading, Feed, Manifest)],
        new ServerReading { At = default }, ServerLimits.Of(RulesNow.ForFleet), new TrendSeries(), Anomalies, 0, null)
    {
        Parity = ParityPicture.Empty with { Findings = Findings },
    };

    public ControlSnapshot Control => new(
        1,
        [
            .. s_fleet.Servers.Select(server => new ServerControl(
                server.Id, server.Name, server.Group, server.Name == "smars-2" ? State : FlowState.Flowing,
                server.Name == "smars-2" ? [Hold] : [], null, null, null, null, 0,
                server.Name == "smars-2" ? OpenByGate : 0, 0)),
        ],
        [Hold], [], JournalHealthy: true);

    public static Anomaly Finding(
        string rule, int server, AnomalySeverity severity = AnomalySeverity.Critical) =>
        new(rule, new ServerId((ushort)server), severity, 2, 1, "", "block", default, "It stands.");

    public ReleaseLine Line(ReleaseItem item) => List().Lines[(int)item];

    public ReleaseChecklist List() =>
        ReleaseChecks.Of(new ReleaseFacts(
            Hold, Control, Picture, RulesThen is null ? null : new SetLimits(RulesThen, GatesThen),
            new SetLimits(RulesNow, GatesNow), Cause));

    private ServerStatus Status(int server, ServerReading reading, FeedColour feed, ServerManifest? manifest) => new(
        s_fleet.Servers[server], reading, feed, null, null, manifest,
        ServerLimits.Of(rule => RulesNow.For(rule, s_fleet.Servers[server])), new TrendSeries());
}
