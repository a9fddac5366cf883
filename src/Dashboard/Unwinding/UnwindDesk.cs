using Ops.Telemetry.Contracts;
using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Unwinding;

/// <summary>
/// Gathers positions and open orders of the servers in a scope: it asks the loop for their details and takes those of
/// the next picture. It reads; it holds up neither loop nor kill.
/// </summary>
/// <param name="fleet">What is measured.</param>
/// <param name="control">What has been ordered.</param>
/// <param name="time">The clock.</param>
internal sealed class UnwindDesk(IFleetReader fleet, IControlReader control, TimeProvider time)
{
    /// <summary>How long it waits for details; a server without them by then is named as missing.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Gathers.</summary>
    /// <param name="scope">Which servers.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>The pack; null when there is no picture yet.</returns>
    public async Task<UnwindPack?> GatherAsync(HaltScope scope, CancellationToken cancel)
    {
        if (fleet.Current is not { } first)
            return null;
        ServerDefinition[] covered = [.. first.Fleet.Servers.Where(scope.Covers)];
        IDetailWatch[] watches = [.. covered.Select(server => fleet.Watch(server.Id))];
        try
        {
            await WaitAsync(watches, cancel);
            FleetSnapshot now = fleet.Current ?? first;
            ServerDetail?[] details = [.. watches.Select(static watch => watch.Current)];
            ControlSnapshot ordered = control.Current;
            return new UnwindPack(
                scope, now.Fleet, now.At, WallTime.Now(time),
                [.. covered.Select((server, i) => Server(server, details[i], ordered, now))],
                UnwindBook.Of(now.Fleet, [.. details.OfType<ServerDetail>()], UnwindAssumptions.Standard));
        }
        finally
        {
            Array.ForEach(watches, static watch => watch.Dispose());
        }
    }

    private async Task WaitAsync(IDetailWatch[] watches, CancellationToken cancel)
    {
        using var late = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancel);
        using ChangeSignal.Subscription changes = fleet.Changed.Subscribe();
        try
        {
            while (watches.Any(static watch => watch.Current is null))
                await changes.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // patience is over: what is missing is said to be missing
        }
    }

    private static UnwindServer Server(
        ServerDefinition server, ServerDetail? detail, ControlSnapshot control, FleetSnapshot now)
    {
        FlowState state = control.Servers.FirstOrDefault(c => c.Server == server.Id)?.State ?? FlowState.Absent;
        ServerStatus? status = now.Servers.FirstOrDefault(s => s.Server.Id == server.Id);
        return new UnwindServer(
            server.Name, state.ToString(), detail is not null,
            detail?.OpenOrderCount ?? status?.Reading.OpenOrders ?? 0,
            detail?.OpenBySymbol.Sum(static row => row.Unanswered) ?? status?.Reading.UnacknowledgedOrders ?? 0,
            detail?.At.ToString());
    }
}
