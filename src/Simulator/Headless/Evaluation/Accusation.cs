using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless.Evaluation;

/// <summary>What names a server as the one that is wrong.</summary>
/// <param name="At">When.</param>
/// <param name="Server">The server.</param>
/// <param name="By">How it was said, and whether that stopped anything.</param>
/// <param name="What">In a sentence.</param>
internal sealed record Accusation(MarketTime At, string Server, AccusedBy By, string What);
