using System.Collections.Immutable;
using Ops.Simulator;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Views;

/// <summary>What runs, for the training page.</summary>
/// <param name="Heading">Title with preset.</param>
/// <param name="Detail">Seed and state.</param>
/// <param name="Clock">Market time.</param>
/// <param name="IsTraining">Whether a training session runs.</param>
/// <param name="Frozen">Whether the clock stands.</param>
/// <param name="Speed">How fast it runs.</param>
/// <param name="Preparing">What is being prepared and how far it is; null for nothing.</param>
/// <param name="PreparedPercent">How far, 0 to 100.</param>
public sealed record SessionView(
    string Heading, string Detail, string Clock, bool IsTraining, bool Frozen, Pace Speed, string? Preparing,
        string PreparedPercent)
{
    /// <summary>The session that was ended last, while none runs; null for none.</summary>
    public EndedSession? Ended { get; private init; }

    /// <summary>Speeds on offer.</summary>
    public static readonly ImmutableArray<Pace> Speeds = Pace.Offered;

    private static readonly MarketTime s_dayStart = MarketTime.FromTimeOfDay(TimeSpan.FromHours(4));

    /// <summary>From what runs.</summary>
    /// <param name="session">What runs.</param>
    /// <returns>The view.</returns>
    public static SessionView From(TrainingState session) => new(
        HeadingOf(session), $"seed {session.Seed}, {StateOf(session)}", Format.Clock(session.Now),
        session.Mode == FleetMode.Training, session.Frozen, session.Speed,
        session.Preparing is { } next
            ? $"Running {next.Title} up to {Format.Clock(next.Target)}: now at {Format.Clock(next.At)}"
            : null,
        session.Preparing is { } to ? PreparedPercentOf(to) : "0")
    {
        Ended = session.Mode == FleetMode.Training ? null : session.Ended,
    };

    private static string HeadingOf(TrainingState session)
    {
        string title = session.Title.Length > 0 ? session.Title : session.ScenarioId;
        return session.Preset is null ? title : $"{title}, preset {session.Preset}";
    }

    private static string StateOf(TrainingState session)
    {
        if (session.Over)
            return "the session is over";
        return session.Frozen ? "the clock is frozen" : $"speed {session.SpeedWords}";
    }

    private static string PreparedPercentOf(SessionPreparation preparing) => Format.Share(
        preparing.At.Nanoseconds - s_dayStart.Nanoseconds, preparing.Target.Nanoseconds - s_dayStart.Nanoseconds);
}
