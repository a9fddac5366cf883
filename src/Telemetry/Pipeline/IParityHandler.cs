using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Pipeline;

/// <summary>What happens to a server that does not agree with plan or ledger. Called on the loop's thread.</summary>
public interface IParityHandler
{
    /// <summary>
    /// Looks at what stands: called when findings change and on every tick, because holds are released in between.
    /// </summary>
    /// <param name="findings">What does not agree; the same array as before when nothing changed.</param>
    /// <param name="now">Market time.</param>
    void Look(ImmutableArray<ParityFinding> findings, MarketTime now);

    /// <summary>Servers on which two people have overridden a finding.</summary>
    /// <param name="finding">The finding.</param>
    /// <returns>Those of its servers.</returns>
    ImmutableArray<ServerId> OverriddenOn(ParityFinding finding);
}
