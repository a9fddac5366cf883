using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless.Review.Past;

/// <summary>Everything a page was drawn from at one moment of a recorded session.</summary>
/// <param name="At">Market time of the moment.</param>
/// <param name="Fleet">What was measured; null before the first picture.</param>
/// <param name="Control">What had been ordered.</param>
/// <param name="Alarms">The alarms.</param>
/// <param name="Limits">How everything was set.</param>
/// <param name="PreOpen">What was said before the open.</param>
/// <param name="Changes">Changes of servers, waiting and done.</param>
public sealed record PastPicture(
    MarketTime At, FleetSnapshot? Fleet, ControlSnapshot Control, AlarmSnapshot Alarms, LimitsPicture Limits,
    PreOpenState PreOpen, ChangeState Changes);
