using Ops.Dashboard.Classroom;
using Ops.Simulator;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Views;

/// <summary>What the fleet on the screen is, so that a training screen can't be taken for a live one.</summary>
/// <param name="Word">LIVE, TRAINING or REPLAY.</param>
/// <param name="Subject">What runs.</param>
/// <param name="Css">Style class of the frame.</param>
public sealed record ModeView(string Word, string Subject, string Css)
{
    /// <summary>What the class session is called; null in the main room.</summary>
    public string? Session { get; init; }

    /// <summary>The word, and the class session's name where there is one.</summary>
    public string Short => Session is null ? Word : $"{Word} {Session}";

    /// <summary>The whole banner.</summary>
    public string Text => Subject.Length == 0 ? Word : $"{Word} · {Subject}";

    /// <summary>From what runs.</summary>
    /// <param name="session">What runs.</param>
    /// <param name="place">In which room; null for the main one.</param>
    /// <returns>The banner.</returns>
    public static ModeView From(TrainingState session, RoomPlace? place) =>
        place is { IsClass: true }
            ? From(session) with { Subject = place.Title, Session = place.Title } : From(session);

    /// <summary>Of a class session that has ended, wherever that is said: never taken for what runs there.</summary>
    /// <param name="title">What it was called.</param>
    /// <returns>The banner.</returns>
    public static ModeView Ended(string title) => new("TRAINING (ended)", title, "mode-training") { Session = title };

    /// <summary>From what runs in the main room.</summary>
    /// <param name="session">What runs.</param>
    /// <returns>The banner.</returns>
    public static ModeView From(TrainingState session) => session.Mode switch
    {
        FleetMode.Live => new("LIVE", "simulated fleet", "mode-live"),
        FleetMode.Training => new("TRAINING", Title(session), "mode-training"),
        _ => new("REPLAY", Title(session), "mode-replay"),
    };

    private static string Title(TrainingState session) => session.Title.Length > 0 ? session.Title : session.ScenarioId;
}
