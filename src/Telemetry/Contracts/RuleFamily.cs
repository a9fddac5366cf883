namespace Ops.Telemetry.Contracts;

/// <summary>
/// What kind of cause a rule speaks of, nearest to the cause first: when several rules speak of one server at once, the
/// nearest is the likeliest root.
/// </summary>
public enum RuleFamily
{
    /// <summary>What the servers run: builds, flags, configuration.</summary>
    Parity = 0,

    /// <summary>Orders against the client orders they belong to; repeats of the same order.</summary>
    Conservation = 1,

    /// <summary>A single order's price, quantity or value.</summary>
    Order = 2,

    /// <summary>The venue's answers: acknowledgements, cancels, rejects.</summary>
    Answers = 3,

    /// <summary>How much flows: rates, mix, peers, own history, share of the market.</summary>
    Flow = 4,

    /// <summary>What is at stake: exposure.</summary>
    Exposure = 5,

    /// <summary>What it costs: loss and its slope.</summary>
    Loss = 6,

    /// <summary>Log messages.</summary>
    Messages = 7,

    /// <summary>Whether the figures can be trusted: silence, gaps, drops.</summary>
    Feed = 8,

    /// <summary>The controls themselves: limits, trips, resets.</summary>
    Controls = 9,
}
