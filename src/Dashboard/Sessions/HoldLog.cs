using Ops.Dashboard.Classroom;
using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Sessions;

/// <summary>
/// Writes a line into the application's log when a hold begins that no person asked for: of a breaker, of the watchdog,
/// of a restart that showed the same fault again, of parity or of a lost lease. It reads the picture after the kill, on
/// a task of its own: nothing waits for it. What it does not see, because the hold was gone first, is on the trail.
/// </summary>
/// <param name="control">What has been ordered.</param>
/// <param name="place">Which room.</param>
/// <param name="log">The log.</param>
internal sealed class HoldLog(IControlReader control, RoomPlace place, ILogger<HoldLog> log) : BackgroundService
{
    private HashSet<(HoldId Hold, Guid Command, long Since)> _known = [];

    /// <summary>Looks at a picture and writes what is new in it.</summary>
    /// <param name="picture">The picture.</param>
    internal void Look(ControlSnapshot picture)
    {
        HashSet<(HoldId, Guid, long)> standing = [];
        foreach (Hold hold in picture.Holds)
        {
            (HoldId, Guid, long) key = (hold.Id, hold.CommandId, hold.Since.UtcTicks);
            standing.Add(key);
            if (!_known.Contains(key) && IsByItself(hold))
                Write(hold);
        }
        _known = standing;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using ChangeSignal.Subscription changes = control.Changed.Subscribe();
        while (true)
        {
            Look(control.Current);
            await changes.WaitAsync(stoppingToken);
        }
    }

    // a restart that only keeps the rate down was let go by two people, who are in the log
    private static bool IsByItself(Hold hold) => hold.Kind is HoldKind.Breaker or HoldKind.Parity or HoldKind.Lease
        || (hold.Kind == HoldKind.Ramp && hold.Mode != HaltMode.Throttle);

    private void Write(Hold hold) => log.LogWarning(
        "{Room}{Hold} of kind {Kind} by {By}: {Scope}, {Mode}. {Reason}", place.IsClass ? $"{place.Title}: " : "",
        hold.Id.ToString(), hold.Kind, hold.By.Name, hold.Scope.ToString(), hold.Mode, hold.Reason);
}
