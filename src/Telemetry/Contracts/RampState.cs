using System.Collections.Immutable;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>
/// A restart in stages that is under way: what two people released flows, and not yet at its full rate.
/// </summary>
/// <param name="Hold">The hold that keeps the rate down.</param>
/// <param name="Released">The hold that was released.</param>
/// <param name="Stages">All stages.</param>
/// <param name="Stage">The present one, from 0.</param>
/// <param name="Usual">Usual order rates by server, in thousandths of an order a second.</param>
public sealed record RampState(
    Hold Hold, Hold Released, ImmutableArray<RampStage> Stages, int Stage, ImmutableArray<long> Usual)
{
    /// <summary>Rules whose finding is the same fault again; the conservation of orders counts in any case.</summary>
    public ImmutableArray<string> CauseRules { get; init; } = [];

    /// <summary>When the stage ends if it is accepted; null while nobody has looked.</summary>
    public MarketTime? Ends { get; init; }

    /// <summary>What its acceptance waits for, in a sentence; null for the time alone.</summary>
    public string? Waiting { get; init; }

    /// <summary>Share of the usual rate now, in percent.</summary>
    public int Percent => Stages[Stage].Percent;

    /// <summary>What a server's gate lets out now.</summary>
    /// <param name="server">The server.</param>
    /// <returns>The pace.</returns>
    public OrderPace PaceOf(ServerId server) => OrderPace.Of(Usual[server.Index], Percent);

    /// <summary>The stage in words.</summary>
    /// <param name="now">Market time; null when it is not known.</param>
    /// <returns>Such as "ramp 10 %, 40 s left".</returns>
    public string Words(MarketTime? now)
    {
        string left = Ends is not { } ends || now is not { } at ? ""
            : ends > at ? $", {Math.Ceiling((ends - at).TotalSeconds):0} s left" : ", time is up";
        return $"ramp {Percent} %{left}{(Waiting is null ? "" : $", waits: {Waiting}")}";
    }
}
