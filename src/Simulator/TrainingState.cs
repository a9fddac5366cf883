using Ops.Telemetry.Model;

namespace Ops.Simulator;

/// <summary>What the world is doing.</summary>
/// <param name="Mode">Standing fleet or training.</param>
/// <param name="ScenarioId">The scenario that runs.</param>
/// <param name="Title">Its title.</param>
/// <param name="Preset">Its preset; null for none.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="Now">Market time.</param>
/// <param name="Frozen">Whether the market clock stands.</param>
/// <param name="Speed">How fast it is to run when it does.</param>
/// <param name="Over">Whether the session's end was reached.</param>
public sealed record TrainingState(
    FleetMode Mode, string ScenarioId, string Title, string? Preset, ulong Seed, MarketTime Now, bool Frozen,
    Pace Speed, bool Over)
{
    /// <summary>
    /// Counts the worlds of this process from 1: part of a row's identity, so that a button names one world's server.
    /// </summary>
    public long Epoch { get; init; }

    /// <summary>How fast it really runs; null when the clock stands, or it is too early to tell.</summary>
    public Pace? Reached { get; init; }

    /// <summary>Market time it runs to as fast as it can; null when it does not.</summary>
    public MarketTime? JumpsTo { get; init; }

    /// <summary>Market time at which it was handed over.</summary>
    public MarketTime StartAt { get; init; }

    /// <summary>Who started it; null for nobody, as for the standing fleet.</summary>
    public string? StartedBy { get; init; }

    /// <summary>Its name, which its recording and debrief have too; empty for the standing fleet.</summary>
    public string Session { get; init; } = "";

    /// <summary>
    /// Speed in words: what was asked, and what is reached where it is more than two in a hundred off.
    /// </summary>
    public string SpeedWords => Reached is { } reached
        && Math.Abs(reached.Hundredths - Speed.Hundredths) * 50L > Speed.Hundredths
            ? $"\u00D7{reached} reached, \u00D7{Speed} asked" : $"\u00D7{Speed}";

    /// <summary>The training session of this room that was ended last; null before the first.</summary>
    public EndedSession? Ended { get; init; }

    /// <summary>Why its world could not be run up to the take-over; null when it could.</summary>
    public string? Failure { get; init; }

    /// <summary>The session that is being prepared, this one or the next; null when none is.</summary>
    public SessionPreparation? Preparing { get; init; }
}
