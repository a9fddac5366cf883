using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;
using Ops.Telemetry.Model;
using Ops.Telemetry.Pipeline;

namespace Ops.Telemetry;

/// <summary>Everything that can be set about one control room.</summary>
/// <param name="Pipeline">The measuring side.</param>
/// <param name="Control">The commanding side.</param>
public sealed record RoomOptions(PipelineOptions Pipeline, ControlOptions Control)
{
    /// <summary>When a silent measuring side is an alarm, and when it is a halt.</summary>
    public BlindnessOptions Blindness { get; init; } = new();

    /// <summary>What a server that does not agree with the release plan leads to.</summary>
    public ParityMode Parity { get; init; }

    /// <summary>Hard limits of the gates at the start; without breakers they only count what they would
    /// refuse.</summary>
    public GateLimitBook GateLimits { get; init; } = GateLimitBook.Standard;

    /// <summary>What a room with these options begins with: what was set live before goes before them.</summary>
    /// <param name="journal">Its journal.</param>
    /// <param name="fleet">Its fleet.</param>
    /// <returns>The rules and the limits of the gates.</returns>
    public (RuleBook Rules, GateLimitBook Gates) LimitsAtTheStart(IControlJournal journal, FleetDefinition fleet)
    {
        ArgumentNullException.ThrowIfNull(journal);
        LimitBooks books = new LimitBooks(Pipeline.EffectiveRules(), GateLimits)
            .Replay(journal.LimitChanges, fleet).Books;
        return (books.Rules, books.Gates);
    }
}
