using System.Collections.Immutable;
using Ops.Dashboard.Api;
using Ops.Simulator;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Station;

/// <summary>What an instructor does to the training session of this room.</summary>
public interface IInstructorDesk : IHintDesk
{
    /// <summary>Stops the market clock.</summary>
    /// <param name="by">Who.</param>
    /// <returns>What came of it.</returns>
    StationResult Freeze(Actor by);

    /// <summary>Lets it run.</summary>
    /// <param name="by">Who.</param>
    /// <returns>What came of it.</returns>
    StationResult Resume(Actor by);

    /// <summary>Sets how fast it runs.</summary>
    /// <param name="pace">How fast.</param>
    /// <param name="by">Who.</param>
    /// <returns>What came of it.</returns>
    StationResult SetSpeed(Pace pace, Actor by);

    /// <summary>Runs on by a step while the clock stands.</summary>
    /// <param name="step">Of market time; a tenth of a second to an hour.</param>
    /// <param name="by">Who.</param>
    /// <returns>What came of it.</returns>
    StationResult Step(TimeSpan step, Actor by);

    /// <summary>Runs on to a market time as fast as possible, or goes back to it.</summary>
    /// <param name="to">The time.</param>
    /// <param name="by">Who.</param>
    /// <returns>What came of it.</returns>
    ValueTask<StationResult> JumpAsync(MarketTime to, Actor by);

    /// <summary>Keeps the present moment, to go back to.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="by">Who.</param>
    /// <returns>What came of it.</returns>
    StationResult Keep(string name, Actor by);

    /// <summary>Goes back to a moment.</summary>
    /// <param name="id">Which, such as B-3 or S-1.</param>
    /// <param name="by">Who.</param>
    /// <returns>What came of it.</returns>
    ValueTask<StationResult> ReturnAsync(string id, Actor by);

    /// <summary>Reads an item without inserting it.</summary>
    /// <param name="fields">Its fields.</param>
    /// <param name="when">What it waits for; null or empty for its time.</param>
    /// <param name="preview">What it would do, as a sentence; null when it has faults.</param>
    /// <returns>Its faults, by field.</returns>
    ImmutableArray<InputFault> Preview(
        IReadOnlyDictionary<string, string?> fields, string? when, out string? preview);

    /// <summary>Puts an item on the timeline of the running world.</summary>
    /// <param name="fields">Its fields, by the keys of a scenario file.</param>
    /// <param name="when">What it waits for; null or empty for its time.</param>
    /// <param name="by">Who.</param>
    /// <returns>What came of it.</returns>
    ValueTask<StationResult> InsertAsync(IReadOnlyDictionary<string, string?> fields, string? when, Actor by);

    /// <summary>Lets an item of the scenario happen now.</summary>
    /// <param name="item">Its place in the timeline, from 0.</param>
    /// <param name="by">Who.</param>
    /// <returns>What came of it.</returns>
    ValueTask<StationResult> TriggerAsync(int item, Actor by);

    /// <summary>Keeps an item of the scenario from happening.</summary>
    /// <param name="item">Its place in the timeline, from 0.</param>
    /// <param name="by">Who.</param>
    /// <returns>What came of it.</returns>
    ValueTask<StationResult> HoldBackAsync(int item, Actor by);

    /// <summary>Gives the trainees a hint, which costs points.</summary>
    /// <param name="text">The hint.</param>
    /// <param name="points">Points of a hundred; null for the usual.</param>
    /// <param name="by">Who.</param>
    /// <returns>What came of it.</returns>
    StationResult Hint(string text, int? points, Actor by);

    /// <summary>Writes something on the timeline, for the debrief.</summary>
    /// <param name="text">What.</param>
    /// <param name="by">Who.</param>
    /// <returns>What came of it.</returns>
    StationResult WriteNote(string text, Actor by);

    /// <summary>Ends the session; the standing fleet returns.</summary>
    /// <param name="by">Who.</param>
    /// <returns>What came of it; its message is the name of the session, which its debrief has too.</returns>
    ValueTask<StationResult> EndAsync(Actor by);

    /// <summary>The station's picture; null while no training session runs.</summary>
    /// <returns>The picture.</returns>
    StationView? Look();
}
