using Ops.Simulator.Scenarios;

namespace Ops.Simulator.Market;

/// <summary>What the venue fails to do for which server, and until when.</summary>
/// <param name="servers">How many servers there are.</param>
internal sealed class VenueFaults(int servers)
{
    private readonly long[] _silentUntil = new long[servers];
    private readonly long[] _deafUntil = new long[servers];
    private readonly long[] _refusesUntil = new long[servers];
    private readonly long[] _lateUntil = new long[servers];
    private readonly long[] _lateBy = new long[servers];
    private readonly long[] _slowUntil = new long[servers];
    private readonly long[] _recovery = new long[servers];
    private readonly long[] _slowBy = new long[servers];

    /// <summary>A fault begins; it ends by itself.</summary>
    /// <param name="server">Whose session.</param>
    /// <param name="fault">The fault.</param>
    /// <param name="until">Until when.</param>
    public void Begin(ushort server, TimelineItem.VenueFault fault, long until)
    {
        switch (fault.What)
        {
            case VenueFaultKind.WithholdsAnswers:
                (_silentUntil[server], _recovery[server]) = (until, fault.Recovery.Ticks * 100);
                break;
            case VenueFaultKind.IgnoresCancels:
                _deafUntil[server] = until;
                break;
            case VenueFaultKind.SlowCancels:
                (_slowUntil[server], _slowBy[server]) = (until, fault.Delay.Ticks * 100);
                break;
            case VenueFaultKind.RefusesCancels:
                _refusesUntil[server] = until;
                break;
            case VenueFaultKind.SlowOrders:
                (_lateUntil[server], _lateBy[server]) = (until, fault.Delay.Ticks * 100);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(fault), fault.What, "No such fault.");
        }
    }

    /// <summary>When the venue speaks to a server again.</summary>
    /// <param name="server">The server.</param>
    /// <param name="now">Market time.</param>
    /// <returns>The end of its silence; <paramref name="now"/> when it is not silent.</returns>
    public long SpeaksAt(ushort server, long now) => Math.Max(now, _silentUntil[server]);

    /// <summary>How long the venue takes to work off what it has withheld from a server.</summary>
    /// <param name="server">The server.</param>
    /// <returns>The time in nanoseconds; 0 for all at once.</returns>
    public long Recovery(ushort server) => _recovery[server];

    /// <summary>Whether cancel requests of a server have no effect.</summary>
    /// <param name="server">The server.</param>
    /// <param name="now">Market time.</param>
    /// <returns>Whether they are ignored.</returns>
    public bool IgnoresCancels(ushort server, long now) => now < _deafUntil[server];

    /// <summary>Whether cancel requests of a server are refused.</summary>
    /// <param name="server">The server.</param>
    /// <param name="now">Market time.</param>
    /// <returns>Whether they are.</returns>
    public bool RefusesCancels(ushort server, long now) => now < _refusesUntil[server];

    /// <summary>How late an order of a server reaches the venue.</summary>
    /// <param name="server">The server.</param>
    /// <param name="now">Market time of its sending.</param>
    /// <returns>The delay in nanoseconds; 0 for none.</returns>
    public long OrderDelay(ushort server, long now) => now < _lateUntil[server] ? _lateBy[server] : 0;

    /// <summary>How much later than usual a cancel request of a server is answered.</summary>
    /// <param name="server">The server.</param>
    /// <param name="now">Market time.</param>
    /// <returns>The delay in nanoseconds; 0 for none.</returns>
    public long CancelDelay(ushort server, long now) => now < _slowUntil[server] ? _slowBy[server] : 0;
}
