using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator;

/// <summary>
/// What the training page may do. There is one world at a time: starting a session ends the world before it, so a
/// training command can't reach another fleet, because there is none. The standing fleet's holds come back with it.
/// </summary>
public interface ITrainingConsole
{
    /// <summary>Scenarios on offer.</summary>
    ImmutableArray<ScenarioSummary> Library { get; }

    /// <summary>What runs now.</summary>
    TrainingState State { get; }

    /// <summary>Signals each change of <see cref="State"/>.</summary>
    ChangeSignal Changed { get; }

    /// <summary>Ends what runs and starts a training session.</summary>
    /// <param name="scenario">Id of a scenario of the library.</param>
    /// <param name="preset">Name of a preset; null for the default.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="by">Who starts it.</param>
    /// <param name="difficulty">How far it departs from its file, drawn from the seed.</param>
    /// <returns>Null when it started, else what is wrong and what would be right.</returns>
    ValueTask<string?> StartAsync(
        string scenario, string? preset, ulong seed, Actor by, Difficulty difficulty = Difficulty.AsWritten);

    /// <summary>Ends the session and brings the standing fleet back.</summary>
    /// <param name="by">Who ends it.</param>
    /// <returns>Null when the standing fleet runs, else what is wrong: the session runs on.</returns>
    ValueTask<string?> EndAsync(Actor by);
}
