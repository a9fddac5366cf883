namespace Ops.Dashboard.Sessions;

/// <summary>What a host runs that belongs to one class session: that, and nothing else.</summary>
/// <param name="Recipe">The session.</param>
/// <param name="Frozen">Whether its clock stands at first, as after a restart.</param>
/// <param name="End">Rung by whoever leads it, to have it ended.</param>
internal sealed record ClassSession(SessionRecipe Recipe, bool Frozen, EndBell End);
