namespace Ops.Telemetry.Detection;

/// <summary>
/// What a detector measured, in figures only. Whether that is too much, for how long it must last and what it does is
/// not the detector's business: <see cref="RulePanel"/> holds it against the rule's setting.
/// </summary>
internal readonly record struct Verdict
{
    /// <summary>Stands for no instrument.</summary>
    public const int NoSymbol = -1;

    /// <summary>Stands for no topic.</summary>
    public const int NoTopic = -1;

    /// <summary>A verdict about no instrument in particular.</summary>
    public Verdict()
    {
    }

    /// <summary>What was measured, in the rule's unit: money in its units, else a count.</summary>
    public required long Value { get; init; }

    /// <summary>The instrument it is about, or <see cref="NoSymbol"/>.</summary>
    public int Symbol { get; init; } = NoSymbol;

    /// <summary>
    /// Tells several findings of one rule apart that are about no instrument, such as reasons of refusal; from 0, or
    /// <see cref="NoTopic"/>. With a topic the instrument is only named.
    /// </summary>
    public int Topic { get; init; } = NoTopic;

    /// <summary>Number of the parent order it is about; 0 for none.</summary>
    public long Parent { get; init; }

    /// <summary>Feed number of the event that showed it; 0 when a tick did.</summary>
    public long Event { get; init; }

    /// <summary>Market time of that event in nanoseconds; 0 when a tick showed it.</summary>
    public long EventAt { get; init; }

    /// <summary>Number of the order of that event; 0 when a tick showed it.</summary>
    public long Order { get; init; }

    /// <summary>Instrument of that order, or <see cref="NoSymbol"/>.</summary>
    public int OrderSymbol { get; init; } = NoSymbol;

    /// <summary>What the value was compared with, for the sentence: the usual rate, the peers' median; its meaning is
    /// the rule's own.</summary>
    public long Reference { get; init; }

    /// <summary>A second figure for the sentence.</summary>
    public long Detail { get; init; }

    /// <summary>Words for the sentence, such as a message's text; null for none.</summary>
    public string? Text { get; init; }

    /// <summary>What tells findings of one rule apart: the instrument from 0, -1 for the rule as a whole, below it the
    /// topics.</summary>
    internal int Key => Topic == NoTopic ? Symbol : -2 - Topic;
}
