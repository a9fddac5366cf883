using Ops.Telemetry.Model;

namespace Ops.Simulator;

/// <summary>A session that is being run up to the moment somebody takes over.</summary>
/// <param name="ScenarioId">Its scenario.</param>
/// <param name="Title">Its title.</param>
/// <param name="At">Market time reached.</param>
/// <param name="Target">Market time at which it is handed over.</param>
public sealed record SessionPreparation(string ScenarioId, string Title, MarketTime At, MarketTime Target);
