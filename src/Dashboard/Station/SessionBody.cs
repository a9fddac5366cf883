using System.Security.Claims;
using Ops.Dashboard.Sessions;
using Ops.Simulator;

namespace Ops.Dashboard.Station;

/// <summary>The session of this room.</summary>
/// <param name="Session">Its name, which its recording and debrief have too; empty for the standing fleet.</param>
/// <param name="Mode">Live or Training.</param>
/// <param name="Scenario">Its scenario.</param>
/// <param name="Preset">Its preset; null for none.</param>
/// <param name="Seed">Its seed, as text because it may have 64 bits.</param>
/// <param name="StartedBy">Who started it; null for nobody.</param>
/// <param name="StartAt">Market time at which it was handed over.</param>
/// <param name="MarketTime">Market time.</param>
/// <param name="Frozen">Whether the market clock stands.</param>
/// <param name="Speed">How fast it is to run.</param>
/// <param name="Reached">How fast it really runs; null when that is not known.</param>
/// <param name="JumpsTo">Market time it runs to as fast as it can; null when it does not.</param>
/// <param name="Over">Whether its end was reached.</param>
/// <param name="Preparing">Market time that the world being prepared has reached; null for none.</param>
/// <param name="Breakers">Whether limits wired to block halt; null when nobody knows.</param>
/// <param name="Parity">What a server off its plan leads to; null when nobody knows.</param>
/// <param name="Recorded">Whether it is recorded; null when nobody knows.</param>
internal sealed record SessionBody(
    string Session, string Mode, string Scenario, string? Preset, string Seed, string? StartedBy, string StartAt,
    string MarketTime, bool Frozen, decimal Speed, decimal? Reached, string? JumpsTo, bool Over, string? Preparing,
    bool? Breakers, string? Parity, bool? Recorded)
{
    /// <summary>What only the instructor sees; null for everybody else.</summary>
    public StationBody? Station { get; init; }

    /// <summary>From what runs.</summary>
    /// <param name="state">What runs.</param>
    /// <param name="conditions">What acts by itself in it.</param>
    /// <returns>The body.</returns>
    public static SessionBody From(TrainingState state, RoomConditions? conditions) => new(
        state.Session, state.Mode.ToString(), state.ScenarioId, state.Preset, state.Seed.ToString(), state.StartedBy,
        state.StartAt.ToString(), state.Now.ToString(), state.Frozen, state.Speed.Factor, state.Reached?.Factor,
        state.JumpsTo?.ToString(), state.Over, state.Preparing?.At.ToString(), conditions?.Breakers,
        conditions?.Parity.ToString(), conditions?.Recorded);

    /// <summary>From the services of a request.</summary>
    /// <param name="parts">What it is read from.</param>
    /// <param name="user">Who asks.</param>
    /// <returns>The body.</returns>
    public static SessionBody From(StationParts parts, ClaimsPrincipal user)
    {
        TrainingState state = parts.Console.State;
        return From(state, parts.Stage.Session?.Room.Conditions) with
        {
            Station = StationAccess.Leads(user, state) && parts.Desk.Session is { } session
                ? StationBody.From(session, parts) : null,
        };
    }
}
