namespace Ops.Telemetry.Contracts;

/// <summary>Where the shares are that a gate let out, by the word of one source. Shares, since the start.</summary>
/// <param name="Sent">Let out by the gate.</param>
/// <param name="Filled">Executed.</param>
/// <param name="Cancelled">Taken back.</param>
/// <param name="Rejected">Refused by the venue.</param>
/// <param name="Open">At the venue.</param>
/// <param name="InDoubt">Of which this source has said nothing.</param>
public readonly record struct ShareSums(
    long Sent, long Filled, long Cancelled, long Rejected, long Open, long InDoubt)
{
    /// <summary>Whether every share is somewhere: sent = filled + cancelled + rejected + open + in doubt.</summary>
    public bool IsConserved => Sent == Filled + Cancelled + Rejected + Open + InDoubt;
}
