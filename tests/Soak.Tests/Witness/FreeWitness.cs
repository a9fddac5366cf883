using Ops.Telemetry.Contracts;

namespace Ops.Soak.Tests.Witness;

/// <summary>Since when no hold covers each server, and what it had sent by then.</summary>
/// <param name="servers">How many there are.</param>
internal sealed class FreeWitness(int servers)
{
    /// <summary>Some twelve client orders come for a server in this time.</summary>
    private static readonly TimeSpan s_long = TimeSpan.FromSeconds(30);

    private readonly (TimeSpan Since, long Sent)[] _free = new (TimeSpan, long)[servers];

    /// <summary>Looks.</summary>
    /// <param name="said">What the control room says.</param>
    /// <param name="gates">The gates.</param>
    /// <param name="now">Market time of day.</param>
    public void Look(ControlSnapshot said, IReadOnlyList<IFlowGate> gates, TimeSpan now)
    {
        foreach (ServerControl row in said.Servers)
        {
            if (!row.Holds.IsEmpty || now < EndChecks.Late)
                _free[row.Server.Index] = (now, gates[row.Server.Index].LastSend);
        }
    }

    /// <summary>Whether a server has sent anything since it is free, or has not been so for long.</summary>
    /// <param name="server">Its index.</param>
    /// <param name="sent">What it has sent now.</param>
    /// <param name="now">Market time of day.</param>
    /// <returns>Whether.</returns>
    public bool Sends(int server, long sent, TimeSpan now) =>
        now - _free[server].Since < s_long || sent != _free[server].Sent;
}
