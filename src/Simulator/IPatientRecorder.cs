namespace Ops.Simulator;

/// <summary>
/// Who writes down what a loop takes in, and is waited for while market time runs as fast as it can: a jump has no real
/// time to keep. Any thread.
/// </summary>
public interface IPatientRecorder
{
    /// <summary>Whether the loop waits for it.</summary>
    bool Waits { get; set; }

    /// <summary>How much is not on disk yet, in pieces.</summary>
    int Backlog { get; }
}
