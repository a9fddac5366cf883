using System.Collections.Immutable;

namespace Ops.Dashboard.Classroom;

/// <summary>
/// Which room a container serves: the main one, or that of one class session. Each has its own; nothing of one is known
/// to another.
/// </summary>
/// <param name="Session">Id of the class session; null for the main room.</param>
/// <param name="Title">What the class session is called; empty for the main room.</param>
public sealed record RoomPlace(string? Session, string Title)
{
    /// <summary>Name of the cookie of a sign-in, in the main room.</summary>
    internal const string SignIn = "ops-session";

    /// <summary>The main room.</summary>
    public static RoomPlace Main { get; } = new(null, "");

    /// <summary>Whether this is the room of a class session.</summary>
    public bool IsClass => Session is not null;

    /// <summary>Whether the class session has ended, so that nothing but its debrief is left of this room.</summary>
    public bool IsOver { get; init; }

    /// <summary>The recordings of an ended class session, the oldest first: the only ones that can be looked at
    /// here.</summary>
    internal ImmutableArray<string> Recordings { get; init; } = [];

    /// <summary>The name cookies are made under: a browser sends those of the main room here too.</summary>
    /// <param name="name">Name in the main room.</param>
    /// <returns>The name.</returns>
    internal string Cookie(string name) => Session is null ? name : CookieOf(name, Session);

    /// <summary>The name cookies of a class session are made under.</summary>
    /// <param name="name">Name in the main room.</param>
    /// <param name="session">Id of the session.</param>
    /// <returns>The name.</returns>
    internal static string CookieOf(string name, string session) => $"{name}-{session}";

    /// <summary>What keys of cookies are bound to: one room's cookies mean nothing to another.</summary>
    internal string Purpose => Session is null ? "Ops" : $"Ops class session {Session}";
}
