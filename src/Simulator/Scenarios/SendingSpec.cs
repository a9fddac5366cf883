using Ops.Telemetry.Model;

namespace Ops.Simulator.Scenarios;

/// <summary>
/// The less usual ways in which a code path sends: bounds of its own, a queue before the gate, prices from a bad
/// parameter, and what becomes of what is executed.
/// </summary>
public sealed record SendingSpec
{
    /// <summary>How a path sends that declares nothing of it.</summary>
    public static SendingSpec Usual { get; } = new();

    /// <summary>Most children of one parent, refused ones among them; 0 for no bound.</summary>
    public int Repeats { get; init; }

    /// <summary>What ends the sending again of <see cref="RoutingLogicKind.Resend"/>.</summary>
    public ConfirmedBy ConfirmedBy { get; init; }

    /// <summary>Limit of every child whatever the market; null to take it from the market.</summary>
    public Price? Limit { get; init; }

    /// <summary>
    /// Whether others trade against its children at their own limit, as they do with an order that rests far off the
    /// market; else a child that crosses gets the market's price.
    /// </summary>
    public bool TradesAtLimit { get; init; }

    /// <summary>Whether its children are for the closing auction and trade in nothing else.</summary>
    public bool OnClose { get; init; }

    /// <summary>Whether what is executed for a parent is handed to its client in the end; else the firm keeps
    /// it.</summary>
    public bool Allocates { get; init; } = true;

    /// <summary>Orders a second that a queue between the logic and the gate lets through; 0 for no queue.</summary>
    public int QueuePerSecond { get; init; }

    /// <summary>Most orders that wait in it; a further one is lost and said so.</summary>
    public int QueueCapacity { get; init; } = 10_000;

    /// <summary>Most shares of a child of a risk-checked path.</summary>
    public int CheckShares { get; init; } = 10_000;

    /// <summary>Most the limit of such a child may lie beyond the market, in hundredths of a percent.</summary>
    public int CheckBandBps { get; init; } = 950;

    /// <summary>Most a child of a risk-checked path may be worth at its limit; zero for no bound.</summary>
    public Money CheckNotional { get; init; }
}
