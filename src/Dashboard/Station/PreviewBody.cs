namespace Ops.Dashboard.Station;

/// <summary>What an item of the timeline would do.</summary>
/// <param name="Sentence">As a sentence.</param>
/// <param name="Item">As a scenario file would have it.</param>
internal sealed record PreviewBody(string Sentence, string Item);
