using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.TestKit;

/// <summary>
/// A control side that does what it is told at once: every halt is acknowledged with the number the test gives.
/// </summary>
public sealed class FakeControl : IControlReader, IKillSwitch, ILeakSink
{
    private readonly FleetDefinition _fleet;
    private readonly Dictionary<Guid, Hold> _known = [];
    private ImmutableArray<Hold> _holds = [];
    private long _version;

    /// <summary>A control side without holds.</summary>
    /// <param name="fleet">The fleet.</param>
    public FakeControl(FleetDefinition fleet)
    {
        _fleet = fleet;
        LastSendAtAck = new long[fleet.Servers.Length];
        Current = Picture();
    }

    public ControlSnapshot Current { get; private set; }

    public ChangeSignal Changed { get; } = new();

    /// <summary>What each server's gate acknowledges as its last order.</summary>
    public long[] LastSendAtAck { get; }

    /// <summary>The state covered servers are shown in.</summary>
    public FlowState StateWhenCovered { get; set; } = FlowState.Halted;

    /// <summary>All commands, in order.</summary>
    public List<HaltCommand> Commands { get; } = [];

    /// <summary>All leaks reported, in order.</summary>
    public List<(ServerId Server, long Orders)> Leaks { get; } = [];

    public HaltTicket Halt(HaltCommand command)
    {
        Commands.Add(command);
        bool repeated = _known.TryGetValue(command.CommandId, out Hold? hold);
        if (!repeated)
        {
            hold = new Hold(
                new HoldId(_known.Count + 1), command.CommandId, command.Kind, command.Scope, command.Mode, command.By,
                command.Reason, default, null);
            _known.Add(command.CommandId, hold);
            _holds = _holds.Add(hold);
            Show();
        }
        return new HaltTicket(hold!, [], [], TimeSpan.Zero, repeated);
    }

    /// <summary>Removes a hold.</summary>
    /// <param name="hold">The hold.</param>
    public void Release(HoldId hold)
    {
        _holds = _holds.RemoveAll(standing => standing.Id == hold);
        Show();
    }

    public void ReportLeak(ServerId server, long orders) => Leaks.Add((server, orders));

    /// <summary>Makes a new picture.</summary>
    public void Show()
    {
        Current = Picture();
        Changed.Raise();
    }

    private ControlSnapshot Picture() =>
        new(++_version, [.. _fleet.Servers.Select(Row)], _holds, [], JournalHealthy: true);

    private ServerControl Row(ServerDefinition server)
    {
        ImmutableArray<Hold> covering = [.. _holds.Where(hold => hold.Scope.Covers(server))];
        return new ServerControl(
            server.Id, server.Name, server.Group, covering.IsEmpty
                ? FlowState.Flowing : StateWhenCovered, covering, null,
            null, null, null, covering.IsEmpty ? 0 : LastSendAtAck[server.Id.Index], 0, 0);
    }
}
