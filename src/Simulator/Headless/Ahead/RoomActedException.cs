using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless.Ahead;

/// <summary>
/// The room did something that reaches the world while the world was ahead of it: what was run so far says nothing, and
/// the run has to be made again, in step at that moment.
/// </summary>
/// <param name="at">The moment, within its bucket.</param>
internal sealed class RoomActedException(MarketTime at)
    : Exception($"The room acted at {at} while the world was ahead of it.")
{
    /// <summary>When it acted.</summary>
    public MarketTime At { get; } = at;
}
