using System.Collections.Immutable;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Servers;

/// <summary>A client's order as it arrives.</summary>
/// <param name="Number">Its <see cref="ParentId"/>.</param>
/// <param name="Symbol">The instrument.</param>
/// <param name="Side">Which way.</param>
/// <param name="Quantity">Shares.</param>
/// <param name="Flags">Flags it carries.</param>
/// <param name="AtOpen">Whether it waits for the open when it comes before.</param>
/// <param name="LimitTicks">Limit the client sets; 0 for none.</param>
internal readonly record struct ParentOrder(
    long Number, int Symbol, Side Side, int Quantity, ImmutableArray<string> Flags, bool AtOpen, long LimitTicks = 0);
