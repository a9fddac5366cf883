using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Control;

/// <summary>
/// What is known of the proof of one server's stop, and of the steps towards it. Written under the state's lock.
/// </summary>
internal sealed class ProofTrack
{
    /// <summary>What the drop copy said last.</summary>
    public VenueWord? Word { get; set; }

    /// <summary>
    /// The first word after the block: what it had lost and seen before is not held against this stop.
    /// </summary>
    public VenueWord? First { get; set; }

    /// <summary>When the last word was taken.</summary>
    public long WordTimestamp { get; set; }

    /// <summary>Whether a hold wants the open orders cancelled.</summary>
    public bool Cancels { get; set; }

    /// <summary>When the cancels were asked for.</summary>
    public long CancelTimestamp { get; set; }

    /// <summary>How often the cancels were repeated.</summary>
    public int Repeats { get; set; }

    /// <summary>Refused cancels at the last repetition.</summary>
    public long LastRefused { get; set; }

    /// <summary>Orders that no gate let out, of those that were acted on.</summary>
    public long RoguesTaken { get; set; }

    /// <summary>See <see cref="ServerControl.ProofLatency"/>.</summary>
    public TimeSpan? Latency { get; set; }

    /// <summary>See <see cref="ServerControl.ProvenAt"/>.</summary>
    public MarketTime? ProvenAt { get; set; }

    /// <summary>See <see cref="ServerControl.Missing"/>.</summary>
    public string? Missing { get; set; }

    /// <summary>See <see cref="ServerControl.Steps"/>.</summary>
    public ImmutableArray<KillStep> Steps { get; private set; } = [];

    /// <summary>Begins anew: what an older stop saw does not count for this one.</summary>
    public void Begin()
    {
        Word = First = null;
        Cancels = false;
        Repeats = 0;
        LastRefused = RoguesTaken = 0;
        Latency = null;
        ProvenAt = null;
        Missing = null;
        Steps = [];
    }

    /// <summary>Nothing is proven, or not any more.</summary>
    public void Unprove() => (Latency, ProvenAt) = (null, null);

    /// <summary>Adds a step; beyond what is kept the second goes, and the first stays.</summary>
    /// <param name="step">The step.</param>
    public void Add(KillStep step) => Steps = Steps.Length < Limits.KillSteps
        ? Steps.Add(step) : Steps.RemoveAt(1).Add(step);
}
