namespace Ops.Dashboard.Authoring;

/// <summary>A scenario file as the list of authors shows it.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Title">Its title; its file's name when it can't be read.</param>
/// <param name="IsOwn">Whether it lies in the data directory and may be changed here; the others are shipped.</param>
/// <param name="Faults">How many faults it has.</param>
internal sealed record ScenarioEntry(string Id, string Title, bool IsOwn, int Faults);
