using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Ops.Telemetry.Contracts;

namespace Ops.Simulator.Recording;

/// <summary>
/// The times of the commanding side that a session ran with (Ops:Control): how long a gate may take to acknowledge,
/// what counts as proof, how what was released starts again. Each is there, so that none is taken for its default.
/// </summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)] // half understood, it would stop otherwise
public sealed record RecordedTimes
{
    /// <summary>See <see cref="ControlOptions.AckDeadline"/>.</summary>
    public required TimeSpan AckDeadline { get; init; }

    /// <summary>See <see cref="ControlOptions.SlotClearTimeout"/>.</summary>
    public required TimeSpan SlotClearTimeout { get; init; }

    /// <summary>See <see cref="ControlOptions.ReleaseRequestLife"/>.</summary>
    public required TimeSpan ReleaseRequestLife { get; init; }

    /// <summary>See <see cref="ControlOptions.Lease"/>.</summary>
    public required TimeSpan Lease { get; init; }

    /// <summary>See <see cref="ControlOptions.SilenceWindow"/>.</summary>
    public required TimeSpan SilenceWindow { get; init; }

    /// <summary>See <see cref="ControlOptions.DropCopySilence"/>.</summary>
    public required TimeSpan DropCopySilence { get; init; }

    /// <summary>See <see cref="ControlOptions.ProofDeadline"/>.</summary>
    public required TimeSpan ProofDeadline { get; init; }

    /// <summary>See <see cref="ControlOptions.RecancelAfter"/>.</summary>
    public required TimeSpan RecancelAfter { get; init; }

    /// <summary>See <see cref="ControlOptions.Recancels"/>.</summary>
    public required int Recancels { get; init; }

    /// <summary>See <see cref="RampOptions.UnknownOrdersPerSecond"/>.</summary>
    public required long UnknownOrdersPerSecond { get; init; }

    /// <summary>The stages in which what was released starts again; none where a release is plain.</summary>
    public required ImmutableArray<RampStage> Ramp { get; init; }

    /// <summary>Writes down the times in force.</summary>
    /// <param name="options">The times.</param>
    /// <returns>What goes into a header.</returns>
    public static RecordedTimes Of(ControlOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        RampOptions ramp = options.Ramp ?? new RampOptions { Stages = [] };
        return new RecordedTimes
        {
            AckDeadline = options.AckDeadline, SlotClearTimeout = options.SlotClearTimeout,
            ReleaseRequestLife = options.ReleaseRequestLife, Lease = options.Lease,
            SilenceWindow = options.SilenceWindow, DropCopySilence = options.DropCopySilence,
            ProofDeadline = options.ProofDeadline, RecancelAfter = options.RecancelAfter,
            Recancels = options.Recancels, UnknownOrdersPerSecond = ramp.UnknownOrdersPerSecond, Ramp = ramp.Stages,
        };
    }

    /// <summary>What is wrong with them.</summary>
    /// <returns>Each fault with what would be right; empty when all is well.</returns>
    internal IEnumerable<string> Faults()
    {
        if (Ramp.IsDefault)
            return ["ramp: is empty; a list of stages, or [] where a release is plain, would be right"];
        if (Ramp.Any(static stage => stage is null))
            return ["ramp: has an empty stage"];
        return ToOptions().Validate().Select(static fault => fault.TrimEnd('.'));
    }

    /// <summary>The times, of a header without fault.</summary>
    /// <returns>The times.</returns>
    public ControlOptions ToOptions() => new()
    {
        AckDeadline = AckDeadline, SlotClearTimeout = SlotClearTimeout, ReleaseRequestLife = ReleaseRequestLife,
        Lease = Lease, SilenceWindow = SilenceWindow, DropCopySilence = DropCopySilence,
        ProofDeadline = ProofDeadline, RecancelAfter = RecancelAfter, Recancels = Recancels,
        Ramp = Ramp.IsEmpty ? null
            : new RampOptions { Stages = Ramp, UnknownOrdersPerSecond = UnknownOrdersPerSecond },
    };
}
