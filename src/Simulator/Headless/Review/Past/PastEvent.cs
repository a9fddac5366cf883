using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless.Review.Past;

/// <summary>Something that happened in a session, on its lane.</summary>
/// <param name="At">Market time.</param>
/// <param name="Lane">Where it belongs.</param>
/// <param name="Kind">What kind of thing, one word: onset, alarm, kill, note, blocked, ...</param>
/// <param name="Text">What, as a short sentence.</param>
/// <param name="Who">Who did it; null for nobody.</param>
/// <param name="IsGrave">Whether it is one to look at first.</param>
public sealed record PastEvent(
    MarketTime At, PastLane Lane, string Kind, string Text, string? Who = null, bool IsGrave = false);
