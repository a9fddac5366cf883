using System.Collections.Immutable;

namespace Ops.Dashboard.Debrief.Past;

/// <summary>A loss second by second.</summary>
/// <param name="Seconds">Seconds of the market's day.</param>
/// <param name="Pnl">Profit and loss at the marks.</param>
internal sealed record LossBody(ImmutableArray<int> Seconds, ImmutableArray<decimal> Pnl);
