using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless;

/// <summary>
/// Watches a run and keeps what the report tells: alarms and holds. Findings of rules reach it on the batch or tick
/// that showed them; what is only in a picture, when a picture is made.
/// </summary>
/// <param name="definition">The fleet.</param>
/// <param name="clock">Market time.</param>
internal sealed class RunWitness(FleetDefinition definition, VirtualClock clock) : IFindingTap
{
    private readonly Dictionary<(string Rule, ServerId? Server), AlarmRow> _alarms = [];
    private readonly Dictionary<(string Rule, ServerId? Server), Anomaly> _tripping = [];
    private readonly List<HoldRow> _holds = [];
    private readonly AlarmSpells _spells = new();
    private readonly RootAlarms _roots = new();
    private readonly RampRows _ramps = new();
    private readonly FindingDigest _digest = new();
    private ControlSnapshot? _seen;

    /// <summary>Alarms in the order of their first appearance.</summary>
    public IEnumerable<AlarmRow> Alarms => _alarms.Values.OrderBy(alarm => alarm.First.Since);

    /// <summary>Every time that a finding stood.</summary>
    public IEnumerable<AlarmSpell> Spells => _spells.All;

    /// <summary>Digest of everything the rules found.</summary>
    public string FindingsDigest => _digest.Text;

    /// <summary>What an operator saw as alarms.</summary>
    public IReadOnlyList<RootAlarm> RootAlarms => _roots.Rows;

    /// <summary>Holds and their servers, in the order in which they were taken.</summary>
    public IReadOnlyList<HoldRow> Holds => _holds;

    /// <summary>What was said of waiting and of stops.</summary>
    public WaitingScore Waiting { get; } = new();

    /// <summary>Restarts in stages.</summary>
    public IReadOnlyList<RampRow> Ramps => _ramps.Rows;

    /// <inheritdoc/>
    public void OnFinding(Anomaly anomaly)
    {
        _digest.Add(anomaly);
        if (anomaly.Shadow)
            return;
        if (anomaly.Step > LimitAction.Alarm)
            _tripping[(anomaly.Rule, anomaly.Server)] = anomaly;
        Note(anomaly, rose: true);
    }

    /// <summary>Looks at a fleet picture.</summary>
    /// <param name="picture">The picture; null when there is none yet.</param>
    public void LookAtFleet(FleetSnapshot? picture)
    {
        if (picture is not null)
            Waiting.Look(picture);
        foreach (Anomaly anomaly in picture?.Anomalies ?? [])
            Note(anomaly, rose: false);
    }

    /// <summary>Looks at the alarms.</summary>
    /// <param name="picture">The picture.</param>
    public void LookAtAlarms(AlarmSnapshot picture) => _roots.Look(picture);

    /// <summary>Looks at the control picture if it changed.</summary>
    /// <param name="picture">The picture.</param>
    public void LookAtControl(ControlSnapshot picture)
    {
        if (ReferenceEquals(picture, _seen))
            return;
        _seen = picture;
        _ramps.Look(picture, clock.Now);
        // a restart under way stops nothing: it has rows of its own
        foreach (Hold hold in picture.Holds.Where(hold => hold.Mode.Stops() || hold.Kind != HoldKind.Ramp)
            .Where(hold => !_holds.Exists(row => row.Hold.Id == hold.Id)))
            _holds.AddRange(definition.Servers.Where(hold.Scope.Covers).Select(server => NewRow(hold, server)));
        for (int i = 0; i < _holds.Count; i++)
            _holds[i] = Seen(_holds[i], picture);
    }

    private void Note(Anomaly anomaly, bool rose)
    {
        _spells.Note(anomaly, clock.Now);
        var key = (anomaly.Rule, anomaly.Server);
        if (!_alarms.TryGetValue(key, out AlarmRow? known))
        {
            _alarms.Add(
                key,
                new AlarmRow(anomaly, anomaly.Severity, Times: 1, anomaly.Since) { WorstSince = anomaly.Since });
        }
        else if (known.LastSince != anomaly.Since || known.Severity < anomaly.Severity)
            _alarms[key] = Raised(known, anomaly, rose);
    }

    /// <summary>The row keeps the time of its first appearance, and the words and figures of its worst.</summary>
    private AlarmRow Raised(AlarmRow known, Anomaly anomaly, bool rose)
    {
        bool isWorse = known.Severity < anomaly.Severity;
        return new AlarmRow(
            isWorse ? anomaly with { Since = known.First.Since } : known.First,
            isWorse ? anomaly.Severity : known.Severity,
            known.Times + (known.LastSince == anomaly.Since ? 0 : 1),
            anomaly.Since)
        {
            WorstSince = isWorse ? rose && anomaly.EventSequence is null ? clock.Now : anomaly.Since : known.WorstSince,
        };
    }

    private HoldRow NewRow(Hold hold, ServerDefinition server) => new()
    {
        Hold = hold,
        Server = server.Name,
        RequestedAt = clock.MarketTimeOf(hold.Since),
        Cause = hold.Kind == HoldKind.Breaker ? CauseOf(hold) : null,
    };

    private Anomaly? CauseOf(Hold hold)
    {
        ServerId? server = hold.Scope.Kind == HaltScopeKind.Server
            ? definition.FindServer(hold.Scope.Target!)?.Id : null;
        return _tripping.GetValueOrDefault((hold.By.Name, server));
    }

    private HoldRow Seen(HoldRow row, ControlSnapshot picture)
    {
        if (row.ReleasedAt is not null)
            return row;
        if (!picture.Holds.Any(hold => hold.Id == row.Hold.Id))
            return row with { ReleasedAt = clock.Now };
        ServerControl server = picture.Servers.First(candidate => candidate.Name == row.Server);
        if (server.RequestedAt is not { } covered)
            return row;
        MarketTime since = clock.MarketTimeOf(covered);
        return row with
        {
            BlockedAt = row.BlockedAt ?? Later(row.RequestedAt, since, server.BlockLatency),
            AcknowledgedAt = row.AcknowledgedAt ?? Later(row.RequestedAt, since, server.AckLatency),
            LateAt = row.LateAt ?? (server.OrdersAfterBlock > 0 ? clock.Now : null),
            DrainedAt = row.DrainedAt ?? Later(row.RequestedAt, since, server.DrainLatency),
            ProvenAt = row.ProvenAt ?? Later(row.RequestedAt, since, server.ProofLatency),
            OrdersAfterBlock = server.OrdersAfterBlock,
        };
    }

    /// <summary>A time measured from the first hold of a server, not earlier than the request of this one.</summary>
    private static MarketTime? Later(MarketTime requested, MarketTime since, TimeSpan? latency)
    {
        if (latency is not { } passed)
            return null;
        MarketTime at = since.AddNanoseconds(passed.Ticks * 100);
        return at < requested ? requested : at;
    }
}
