using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>One alarm: a finding that an operator must know of, with what became of it.</summary>
public sealed record Alarm
{
    /// <summary>Its identity within the session: it stays when the same finding comes again.</summary>
    public required long Id { get; init; }

    /// <summary>The finding, with its latest figures.</summary>
    public required Anomaly Finding { get; init; }

    /// <summary>How soon it wants an answer.</summary>
    public required AlarmPriority Priority { get; init; }

    /// <summary>What became of it.</summary>
    public required AlarmState State { get; init; }

    /// <summary>Whether the finding stands now.</summary>
    public required bool IsActive { get; init; }

    /// <summary>When it was first raised.</summary>
    public required MarketTime RaisedAt { get; init; }

    /// <summary>When it was raised last.</summary>
    public required MarketTime LastRaisedAt { get; init; }

    /// <summary>When it stopped to stand; null while it does.</summary>
    public MarketTime? ReturnedAt { get; init; }

    /// <summary>How often it was raised.</summary>
    public required int Times { get; init; }

    /// <summary>Who took note; null when nobody has.</summary>
    public string? AcknowledgedBy { get; init; }

    /// <summary>Who put it aside; null when nobody has.</summary>
    public string? ShelvedBy { get; init; }

    /// <summary>Why it was put aside.</summary>
    public string? ShelveReason { get; init; }

    /// <summary>Until when.</summary>
    public MarketTime? ShelvedUntil { get; init; }

    /// <summary>Whether it was the first of its group: what came before the rest is the likeliest to be its
    /// cause.</summary>
    public bool IsFirstOut { get; init; }
}
