using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Alarms;

/// <summary>What is known of one alarm.</summary>
/// <param name="id">Its identity.</param>
/// <param name="finding">The finding.</param>
/// <param name="now">Market time.</param>
internal sealed class AlarmCell(long id, Anomaly finding, MarketTime now)
{
    private const int ChatterTimes = 5;
    private const long ChatterNanoseconds = 60 * MarketTime.NanosecondsPerSecond;

    private readonly Queue<long> _raises = new(ChatterTimes);

    /// <summary>The finding, with its latest figures.</summary>
    public Anomaly Finding { get; set; } = finding;

    /// <summary>The worst it has been since it was raised last.</summary>
    public AnomalySeverity Severity { get; set; } = finding.Severity;

    /// <summary>Its priority: the highest it had since it was raised last.</summary>
    public AlarmPriority Priority { get; set; } = AlarmPriorities.Of(finding);

    /// <summary>Its state.</summary>
    public AlarmState State { get; private set; } = AlarmState.Normal;

    /// <summary>Whether the finding stands.</summary>
    public bool IsActive { get; private set; }

    /// <summary>When it was raised last.</summary>
    public MarketTime LastRaisedAt { get; private set; }

    /// <summary>When it was raised first.</summary>
    public MarketTime RaisedAt { get; } = now;

    /// <summary>Its identity.</summary>
    public long Id { get; } = id;

    /// <summary>When it stopped to stand.</summary>
    public MarketTime? ReturnedAt { get; private set; }

    /// <summary>How often it was raised.</summary>
    public int Times { get; private set; }

    /// <summary>Who took note.</summary>
    public string? AcknowledgedBy { get; set; }

    /// <summary>Who put it aside.</summary>
    public string? ShelvedBy { get; set; }

    /// <summary>Why.</summary>
    public string? ShelveReason { get; set; }

    /// <summary>Until when.</summary>
    public MarketTime? ShelvedUntil { get; set; }

    /// <summary>How near to a cause its rule is.</summary>
    public RuleFamily Family { get; } = AlarmFamilies.Of(finding);

    /// <summary>What it belongs to before servers are put together: its server, or its rule where it is the
    /// fleet's.</summary>
    public string Bunch { get; } = finding.Server is { } server ? $"server {server.Index}" : finding.Rule;

    /// <summary>Its key among all.</summary>
    public AlarmKey Key { get; } = AlarmKey.Of(finding);

    /// <summary>Last round in which its finding was told.</summary>
    public long Round { get; set; }

    /// <summary>Whether it was raised so often lately that it only disturbs. What trips never does: it
    /// latches.</summary>
    /// <param name="at">Market time.</param>
    public bool Chatters(MarketTime at) =>
        _raises.Count == ChatterTimes && at.Nanoseconds - _raises.Peek() < ChatterNanoseconds
        && Priority < AlarmPriority.High;

    /// <summary>Whether it was not raised for as long as chatter is looked at.</summary>
    /// <param name="at">Market time.</param>
    public bool IsQuiet(MarketTime at) => at.Nanoseconds - LastRaisedAt.Nanoseconds >= ChatterNanoseconds;

    /// <summary>Applies an event.</summary>
    /// <param name="what">The event.</param>
    /// <param name="at">Market time.</param>
    public void Apply(AlarmEvent what, MarketTime at)
    {
        IsActive = what switch
        {
            AlarmEvent.Raised or AlarmEvent.Rose => true,
            AlarmEvent.Returned => false,
            _ => IsActive,
        };
        State = AlarmTransitions.Apply(State, what, IsActive);
        if (what == AlarmEvent.Raised)
            Raise(at);
        else if (what == AlarmEvent.Returned)
            ReturnedAt = at;
        if (State != AlarmState.Shelved)
            (ShelvedBy, ShelveReason, ShelvedUntil) = (null, null, null);
        if (State == AlarmState.Unacknowledged)
            AcknowledgedBy = null;
    }

    /// <summary>The form that is shown.</summary>
    /// <param name="isFirstOut">Whether it was the first of its group.</param>
    /// <returns>The alarm.</returns>
    public Alarm ToAlarm(bool isFirstOut) => new()
    {
        Id = Id,
        Finding = Finding,
        Priority = Priority,
        State = State,
        IsActive = IsActive,
        RaisedAt = RaisedAt,
        LastRaisedAt = LastRaisedAt,
        ReturnedAt = ReturnedAt,
        Times = Times,
        AcknowledgedBy = AcknowledgedBy,
        ShelvedBy = ShelvedBy,
        ShelveReason = ShelveReason,
        ShelvedUntil = ShelvedUntil,
        IsFirstOut = isFirstOut,
    };

    private void Raise(MarketTime at)
    {
        (LastRaisedAt, ReturnedAt) = (at, null);
        Times++;
        if (_raises.Count == ChatterTimes)
            _raises.Dequeue();
        _raises.Enqueue(at.Nanoseconds);
    }
}
