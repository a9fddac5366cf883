namespace Ops.Dashboard.Classroom;

/// <summary>
/// Which room a container serves: the main one, or that of one class session. Each has its own; nothing of one is known
/// to another.
/// </summary>
/// <param name="Session">Id of the class session; null for the main room.</param>
/// <param name="Title">What the class session is called; empty for the main room.</param>
public sealed record RoomPlace(string? Session, string Title)
{
    /// <summary>The main room.</summary>
    public static RoomPlace Main { get; } = new(null, "");

    /// <summary>Whether this is the room of a class session.</summary>
    public bool IsClass => Session is not null;

    /// <summary>The name cookies are made under: a browser sends those of the main room here too.</summary>
    /// <param name="name">Name in the main room.</param>
    /// <returns>The name.</returns>
    internal string Cookie(string name) => Session is null ? name : $"{name}-{Session}";

    /// <summary>What keys of cookies are bound to: one room's cookies mean nothing to another.</summary>
    internal string Purpose => Session is null ? "Ops" : $"Ops class session {Session}";
}
