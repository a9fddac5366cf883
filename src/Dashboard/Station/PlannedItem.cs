
namespace Ops.Dashboard.Station;

/// <summary>An item of the timeline as the instructor sees it.</summary>
/// <param name="Number">Its place in the scenario's timeline, from 0; null for one that was inserted.</param>
/// <param name="At">When, HH:mm:ss; what it waits for otherwise.</param>
/// <param name="Words">What it does, as a sentence.</param>
/// <param name="State">How it stands.</param>
public sealed record PlannedItem(int? Number, string At, string Words, PlannedState State);
