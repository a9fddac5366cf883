using System.Collections.Immutable;

namespace Ops.Telemetry.Contracts;

/// <summary>Times of the control plane.</summary>
public sealed record ControlOptions
{
    /// <summary>
    /// How long a covered server may take to acknowledge before its gate is severed. Default 2 s, 100 ms to 1 min.
    /// </summary>
    public TimeSpan AckDeadline { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How long a kill waits for senders that were between check and send. Default 50 ms, 1 ms to 1 s, and shorter than
    /// <see cref="AckDeadline"/>. After it the ticket calls the server stuck.
    /// </summary>
    public TimeSpan SlotClearTimeout { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How long a release request waits for a second person. Default 5 min, 1 s to 1 h.</summary>
    public TimeSpan ReleaseRequestLife { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How long a gate goes on without a word of the control room before it halts itself. Default 5 s, 500 ms to 1 min.
    /// </summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long the venue must receive nothing new of a stopped server before that counts as silence, in market time.
    /// Default 1 s, 100 ms to 1 min.
    /// </summary>
    public TimeSpan SilenceWindow { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How far a drop copy may be behind before it counts as silent, in market time. Default 1 s, 200 ms to 1 min.
    /// </summary>
    public TimeSpan DropCopySilence { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long the proof may take before the stop is called not proven, and how old the venue's word may be. Default
    /// 5 s, 1 s to 5 min.
    /// </summary>
    public TimeSpan ProofDeadline { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// When cancels that leave orders open are repeated first; each further time after twice as long. Default 1 s,
    /// 200 ms to 1 min.
    /// </summary>
    public TimeSpan RecancelAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How often cancels are repeated before the gate is severed. Default 3, 0 to 8. A venue that refuses them, and
    /// says so, is asked on and on: a severed gate could not send the one that it will take.
    /// </summary>
    public int Recancels { get; init; } = 3;

    /// <summary>
    /// How what was released starts again. Null for a plane whose releases are plain: a canary's, or a bench's. A
    /// control room over a fleet always has one.
    /// </summary>
    public RampOptions? Ramp { get; init; } = new();

    /// <summary>Checks all values against their ranges and each other.</summary>
    /// <returns>One sentence per fault, each with its key; empty when all is well.</returns>
    public ImmutableArray<string> Validate()
    {
        ImmutableArray<string>.Builder faults = ImmutableArray.CreateBuilder<string>();
        Check(faults, nameof(AckDeadline), AckDeadline, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1));
        Check(
            faults, nameof(SlotClearTimeout), SlotClearTimeout, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(1));
        Check(faults, nameof(ReleaseRequestLife), ReleaseRequestLife, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        Check(faults, nameof(Lease), Lease, TimeSpan.FromMilliseconds(500), TimeSpan.FromMinutes(1));
        Check(faults, nameof(SilenceWindow), SilenceWindow, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1));
        Check(
            faults, nameof(DropCopySilence), DropCopySilence, TimeSpan.FromMilliseconds(200), TimeSpan.FromMinutes(1));
        Check(faults, nameof(ProofDeadline), ProofDeadline, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
        Check(faults, nameof(RecancelAfter), RecancelAfter, TimeSpan.FromMilliseconds(200), TimeSpan.FromMinutes(1));
        if (Recancels is < 0 or > 8)
            faults.Add($"Control:{nameof(Recancels)} is {Recancels}; it must be from 0 to 8.");
        faults.AddRange((Ramp?.Validate() ?? []).Select(static fault => $"Control:{fault}"));
        if (SlotClearTimeout >= AckDeadline)
        {
            faults.Add(
                $"Control:{nameof(SlotClearTimeout)} is {SlotClearTimeout:c}; it must be shorter than " +
                $"Control:{nameof(AckDeadline)}, which is {AckDeadline:c}.");
        }
        return faults.ToImmutable();
    }

    private static void Check(
        ImmutableArray<string>.Builder faults, string key, TimeSpan value, TimeSpan least, TimeSpan most)
    {
        if (value < least || value > most)
            faults.Add($"Control:{key} is {value:c}; it must be from {least:c} to {most:c}.");
    }
}
