namespace Ops.Dashboard.Sessions;

/// <summary>
/// What a host runs that belongs to one class session: that, and nothing else. Its clock stands at first, until
/// everybody has their seat.
/// </summary>
/// <param name="Recipe">The session.</param>
/// <param name="End">Rung by whoever leads it, to have it ended.</param>
internal sealed record ClassSession(SessionRecipe Recipe, EndBell End);
