namespace Ops.Dashboard.Authoring;

/// <summary>The text of a scenario as it was when somebody opened it.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Text">The YAML.</param>
/// <param name="Stamp">Digest of the text: a later writer with another one has not seen it.</param>
/// <param name="IsOwn">Whether it may be changed here.</param>
internal sealed record ScenarioDraft(string Id, string Text, string Stamp, bool IsOwn);
