namespace Ops.Dashboard.Debrief.Past;

/// <summary>Something that happened in a session.</summary>
/// <param name="Seconds">When, seconds of the market's day.</param>
/// <param name="At">When, HH:mm:ss.ffffff.</param>
/// <param name="Lane">Where it belongs: incident, alarms, operator or gate.</param>
/// <param name="Kind">What kind of thing, one word.</param>
/// <param name="Text">What.</param>
/// <param name="Who">Who did it; null for nobody.</param>
/// <param name="Grave">Whether it is one to look at first.</param>
internal sealed record TimelineEventBody(
    double Seconds, string At, string Lane, string Kind, string Text, string? Who, bool Grave);
