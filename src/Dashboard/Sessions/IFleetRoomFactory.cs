using System.Collections.Immutable;
using Ops.Simulator;
using Ops.Simulator.Scenarios;

namespace Ops.Dashboard.Sessions;

/// <summary>Makes rooms from recipes.</summary>
internal interface IFleetRoomFactory
{
    /// <summary>Scenarios on offer.</summary>
    ImmutableArray<ScenarioSummary> Library { get; }

    /// <summary>Whether a recipe could be made.</summary>
    /// <param name="scenario">Id of the scenario.</param>
    /// <param name="preset">Name of the preset; null for the default.</param>
    /// <returns>Null when it could, else what is wrong and what would be right.</returns>
    string? Check(string scenario, string? preset);

    /// <summary>Makes a room. Its gates are latched by the realm's standing holds before this returns.</summary>
    /// <param name="recipe">The recipe, checked.</param>
    /// <param name="before">
    /// The journal of the room before it in the same realm, retired; null to open the realm.
    /// </param>
    /// <returns>The room, in lockstep until it is started.</returns>
    IFleetRoom Create(SessionRecipe recipe, SessionJournal? before);

    /// <summary>
    /// Makes the room of a session that goes on from a moment of its past: in a realm of its own, without holds. What
    /// is done again in it waits for no disk.
    /// </summary>
    /// <param name="recipe">The recipe of the branch.</param>
    /// <param name="madeFrom">
    /// What the room it comes from was made from, whatever its file says by now; null for what the library has.
    /// </param>
    /// <returns>The room, in lockstep until it is started.</returns>
    IFleetRoom CreateBranch(SessionRecipe recipe, Scenario? madeFrom = null);

    /// <summary>
    /// Makes a room to try the doors on: a world of its own, and a journal that leaves nothing behind.
    /// </summary>
    /// <param name="scenario">Id of the scenario, checked.</param>
    /// <returns>The room; it is never started and never on screen.</returns>
    IFleetRoom CreateScratch(string scenario);
}
