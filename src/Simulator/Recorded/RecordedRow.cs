using Ops.Simulator.Scenarios;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Recorded;

/// <summary>A row that could be read, in units of the simulation.</summary>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="FileNanoseconds">Its time on the file's own clock.</param>
/// <param name="Order">Id of its order.</param>
/// <param name="Action">What it means.</param>
/// <param name="Shares">Its quantity; what it counts is said by the mapping.</param>
/// <param name="Price">Its price.</param>
/// <param name="Side">Which way the order trades.</param>
internal readonly record struct RecordedRow(
    long Line, long FileNanoseconds, string Order, RecordedAction Action, int Shares, Price Price, Side Side);
