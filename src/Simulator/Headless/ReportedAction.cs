namespace Ops.Simulator.Headless;

/// <summary>What a person of the actions file did.</summary>
/// <param name="At">When.</param>
/// <param name="Who">Who.</param>
/// <param name="Do">What.</param>
/// <param name="Subject">To what.</param>
/// <param name="Done">Whether it did what it was meant to.</param>
/// <param name="Outcome">How it ended.</param>
internal sealed record ReportedAction(string At, string Who, string Do, string Subject, bool Done, string Outcome);
