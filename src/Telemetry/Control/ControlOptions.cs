using System.Collections.Immutable;

namespace Ops.Telemetry.Control;

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
