namespace Ops.Telemetry.Contracts;

/// <summary>One line of a release checklist.</summary>
/// <param name="Item">What it is about.</param>
/// <param name="Verdict">What the facts say.</param>
/// <param name="Fact">The facts, in a sentence.</param>
public sealed record ReleaseLine(ReleaseItem Item, ReleaseVerdict Verdict, string Fact);
