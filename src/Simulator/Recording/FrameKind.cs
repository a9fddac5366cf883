namespace Ops.Simulator.Recording;

/// <summary>What a frame of a recording holds. The numbers are part of the format and never change.</summary>
internal enum FrameKind : byte
{
    /// <summary>Not set; never valid.</summary>
    None = 0,

    /// <summary>The first frame: what was recorded and how, as JSON.</summary>
    Header = 1,

    /// <summary>The text of the scenario file, compressed.</summary>
    Scenario = 2,

    /// <summary>Inputs of the loop in its order, compressed. Each such frame can be read without the ones before
    /// it.</summary>
    Inputs = 3,

    /// <summary>What really happened in a simulated world, which no input tells, as JSON.</summary>
    World = 5,

    /// <summary>Every act once more in one list, as JSON, so that who scores need not read the flow.</summary>
    Acts = 6,

    /// <summary>The last frame: what was counted, as JSON. Without it the recording was cut off.</summary>
    End = 4,
}
