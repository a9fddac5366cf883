namespace Ops.Simulator;

/// <summary>A training session that was ended: its debrief can be looked at.</summary>
/// <param name="Session">Its name, which its recording and debrief have too.</param>
/// <param name="Title">What it was called.</param>
public sealed record EndedSession(string Session, string Title);
