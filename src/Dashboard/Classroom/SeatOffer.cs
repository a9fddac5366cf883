namespace Ops.Dashboard.Classroom;

/// <summary>What is handed out for a seat, once: it is written nowhere.</summary>
/// <param name="Name">Whose.</param>
/// <param name="Role">Its role.</param>
/// <param name="Token">Token of the link that signs that person in, once.</param>
/// <param name="Key">Key for scripts, good until the session ends.</param>
internal sealed record SeatOffer(string Name, string Role, string Token, string Key);
