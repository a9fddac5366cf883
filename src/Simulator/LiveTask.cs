namespace Ops.Simulator;

/// <summary>How a task of a running session stands.</summary>
/// <param name="Task">What must be done.</param>
/// <param name="State">How it stands.</param>
/// <param name="Because">Why, as a sentence.</param>
/// <param name="StandardSeconds">Within how many seconds of the onset.</param>
/// <param name="SecondsLeft">Seconds until it is late; negative when it is; null once it does not matter.</param>
/// <param name="Weight">Points that it can bring.</param>
public sealed record LiveTask(
    string Task, LiveTaskState State, string Because, int StandardSeconds, int? SecondsLeft, int Weight);
