using Ops.Dashboard.Station;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Components.Station;

/// <summary>Tells the desk something, if whoever looks leads the session, and shows what came of it.</summary>
/// <param name="act">Tells it.</param>
/// <returns>What came of it.</returns>
public delegate Task<StationResult> StationTell(Func<IInstructorDesk, Actor, ValueTask<StationResult>> act);
