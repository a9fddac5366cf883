using System.Collections.Immutable;
using Ops.Simulator.Recording;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Station;

/// <summary>A moment that a session can go back to.</summary>
/// <param name="Id">B-n for each minute of market time from the take-over on, S-n for one that was kept.</param>
/// <param name="Name">What it is called.</param>
/// <param name="At">Market time.</param>
/// <param name="Acts">What was done until then.</param>
internal sealed record Backtrack(string Id, string Name, MarketTime At, ImmutableArray<RecordedAct> Acts);
