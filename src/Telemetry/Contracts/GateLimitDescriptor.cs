namespace Ops.Telemetry.Contracts;

/// <summary>What one hard limit of the gates is.</summary>
/// <param name="Code">Stable code, e.g. price-band.</param>
/// <param name="Title">What a person calls it.</param>
/// <param name="Unit">Unit of its figure: shares, $, bps, ms, messages/s, orders/s.</param>
/// <param name="Read">Reads it.</param>
/// <param name="Write">The limits with another value of it.</param>
public sealed record GateLimitDescriptor(
    string Code, string Title, string Unit, Func<GateLimits, GateLimit> Read,
    Func<GateLimits, GateLimit, GateLimits> Write)
{
    /// <summary>Whether it judges each order or each position by itself, and so can be set for one instrument; else it
    /// is a sum over all.</summary>
    public bool IsOfInstrument { get; init; } = true;

    /// <summary>Whether its figure is money, in units.</summary>
    public bool IsMoney => Unit == "$";
}
