using System.Collections.Immutable;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>What the giver of a kill gets back: which gates are latched at the moment the call returns.</summary>
/// <param name="Hold">The hold that now stands.</param>
/// <param name="Covered">Servers it covers now.</param>
/// <param name="Stuck">Covered servers with a sender that did not clear its in-flight slot in time: they may still let
/// one order out.</param>
/// <param name="RequestToBlock">From the command's entry to the last gate latched and quiet.</param>
/// <param name="Repeated">Whether the command was known already and nothing changed.</param>
public sealed record HaltTicket(
    Hold Hold, ImmutableArray<ServerId> Covered, ImmutableArray<ServerId> Stuck, TimeSpan RequestToBlock,
    bool Repeated)
{
    /// <summary>What the kill came to, in a sentence.</summary>
    public string Words
    {
        get
        {
            bool one = Covered.Length == 1;
            string stuck = Stuck.IsDefaultOrEmpty ? "" : one ? ", which is stuck" : $", {Stuck.Length} of them stuck";
            return $"{Hold.Id} covers {Covered.Length} server{(one ? "" : "s")}{stuck}.";
        }
    }
}
