using System.Collections.Immutable;

namespace Ops.Telemetry.Contracts;

/// <summary>A change thought through, or why it can't be.</summary>
/// <param name="Outlook">What it would do; null when there are faults.</param>
/// <param name="Faults">What is wrong with it.</param>
public sealed record ChangeThought(ChangeOutlook? Outlook, ImmutableArray<ChangeFault> Faults);
