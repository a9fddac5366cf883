using System.Collections.Immutable;

namespace Ops.Telemetry.Contracts;

/// <summary>The answer to a change that was asked for or approved.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Entry">The change, when there is one.</param>
/// <param name="Faults">What is wrong with it.</param>
public sealed record ChangeResult(ChangeOutcome Outcome, ChangeEntry? Entry, ImmutableArray<ChangeFault> Faults);
