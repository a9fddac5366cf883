using System.Collections.Immutable;
using Ops.Dashboard.Classroom;

namespace Ops.Dashboard.Views;

/// <summary>A place of the main navigation, the same on live and on plain pages.</summary>
/// <param name="Href">Where it is, relative to the room; empty for the fleet.</param>
/// <param name="Text">What it is called.</param>
public sealed record NavPlace(string Href, string Text)
{
    /// <summary>Whether the page is plain HTML, so that a live page leaves its circuit to go there.</summary>
    public bool IsPlain { get; init; }

    /// <summary>The places of a room, in their order.</summary>
    /// <param name="room">The room.</param>
    /// <returns>The places; of a class session that has ended only its debrief is left.</returns>
    public static ImmutableArray<NavPlace> Of(RoomPlace room) => room switch
    {
        { IsOver: true } => s_left,
        { IsClass: true } => s_class,
        _ => s_main,
    };

    /// <summary>Where whoever is signed in finds what is theirs.</summary>
    /// <param name="room">The room.</param>
    /// <returns>The place.</returns>
    public static NavPlace Own(RoomPlace room) => room.IsClass ? s_seat : s_account;

    private static readonly ImmutableArray<NavPlace> s_watch =
    [
        new("", "Fleet"), new("alarms", "Alarms"), new("limits", "Limits"), new("parity", "Parity"),
        new("audit", "Audit"), new("doors", "Doors"),
    ];

    private static readonly NavPlace s_kill = new("kill", "Plain kill page") { IsPlain = true };

    // made once: every page draws them with every picture
    private static readonly ImmutableArray<NavPlace> s_main =
        [.. s_watch, new("system", "System"), new("training", "Training"), s_kill];

    private static readonly ImmutableArray<NavPlace> s_class = [.. s_watch, new("training", "Session"), s_kill];

    private static readonly ImmutableArray<NavPlace> s_left = [new("debrief", "Debrief") { IsPlain = true }];

    private static readonly NavPlace s_account = new("account", "Account") { IsPlain = true };

    private static readonly NavPlace s_seat = new("account", "Your seat") { IsPlain = true };
}
