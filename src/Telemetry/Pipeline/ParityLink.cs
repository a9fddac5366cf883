using System.Collections.Immutable;
using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Pipeline;

/// <summary>What the loop's parity stage is joined to.</summary>
/// <param name="Mode">What a finding leads to; only shown, the handler knows it itself.</param>
/// <param name="Handler">Who acts; null for nobody.</param>
/// <param name="Signatures">Messages that were explained; read on every tick, so it must not wait.</param>
public sealed record ParityLink(
    ParityMode Mode, IParityHandler? Handler, Func<ImmutableArray<MessageSignature>> Signatures)
{
    /// <summary>Nobody acts and nobody explains.</summary>
    public static ParityLink None { get; } = new(ParityMode.Observe, null, static () => []);
}
