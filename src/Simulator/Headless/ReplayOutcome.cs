using Ops.Simulator.Recording;

namespace Ops.Simulator.Headless;

/// <summary>What came of a replay.</summary>
internal sealed record ReplayOutcome
{
    /// <summary>The same as of a run.</summary>
    public required RunOutcome Run { get; init; }

    /// <summary>What was counted when the recording was closed; null when it was cut off.</summary>
    public required RecordingEnd? Recorded { get; init; }

    /// <summary>Where the recording is damaged; null when it is whole.</summary>
    public required RecordingFault? Fault { get; init; }

    /// <summary>Inputs that are missing in it.</summary>
    public required long Dropped { get; init; }

    /// <summary>Whether the recording tells what really happened.</summary>
    public required bool HasWorld { get; init; }
}
