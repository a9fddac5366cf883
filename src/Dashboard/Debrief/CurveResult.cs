using System.Collections.Immutable;
using Ops.Simulator.Headless.Review;

namespace Ops.Dashboard.Debrief;

/// <summary>A loss curve.</summary>
/// <param name="Points">Its points, rising in time.</param>
internal sealed record CurveResult(ImmutableArray<CurvePoint> Points);
