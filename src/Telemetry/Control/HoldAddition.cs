using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Control;

/// <summary>What came of adding a hold.</summary>
/// <param name="Set">The set after it.</param>
/// <param name="Hold">The hold that stands for the command.</param>
/// <param name="Repeated">Whether it stood before.</param>
internal readonly record struct HoldAddition(HoldSet Set, Hold Hold, bool Repeated);
