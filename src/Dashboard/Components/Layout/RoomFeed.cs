using Ops.Dashboard.BlindDrill;
using Ops.Dashboard.Classroom;
using Ops.Dashboard.Drill;
using Ops.Dashboard.Views;
using Ops.Simulator;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Components.Layout;

/// <summary>
/// One page's feed: reads the pictures when one of them changes, as often as its budget allows, and at least twice a
/// second so that a page can tell silence from calm. A slow page skips pictures and holds nobody up.
/// </summary>
public sealed class RoomFeed : IAsyncDisposable
{
    /// <summary>The page is drawn at most once in this time, on average.</summary>
    public static readonly TimeSpan Spacing = TimeSpan.FromMilliseconds(90);

    /// <summary>The page is drawn at least once in this time and <see cref="Spacing"/>.</summary>
    public static readonly TimeSpan MostSpacing = TimeSpan.FromMilliseconds(400);

    private readonly IFleetReader _fleet;
    private readonly IControlReader _control;
    private readonly ITrainingConsole _console;
    private readonly IAlarmReader _alarms;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stop = new();
    private Task? _running;
    private bool _gone;
    private readonly IDrillReader? _drill;
    private readonly IBlindDrill? _blind;
    private readonly RoomPlace _place;
    private long _beat;

    /// <summary>Makes a feed that stands still until it is started.</summary>
    /// <param name="fleet">Reads what is measured.</param>
    /// <param name="control">Reads what has been ordered.</param>
    /// <param name="console">Tells what runs.</param>
    /// <param name="alarms">Reads the alarms.</param>
    /// <param name="time">The clock.</param>
    /// <param name="drill">Tells whether a kill is proven; null when nobody does.</param>
    /// <param name="place">Which room; null for the main one.</param>
    /// <param name="blind">Blind drills; null where there are none.</param>
    public RoomFeed(
        IFleetReader fleet, IControlReader control, ITrainingConsole console, IAlarmReader alarms, TimeProvider time,
        IDrillReader? drill = null, RoomPlace? place = null, IBlindDrill? blind = null) =>
        (_fleet, _control, _console, _alarms, _time, _drill, _place, _blind) =
            (fleet, control, console, alarms, time, drill, place ?? RoomPlace.Main, blind);

    /// <summary>Reads everything now.</summary>
    /// <returns>The picture.</returns>
    public RoomPicture Read()
    {
        FleetSnapshot? fleet = _fleet.Current;
        var picture = new RoomPicture(
            fleet, _control.Current, _console.State, _alarms.Current, WallTime.Now(_time), ++_beat)
        {
            Drill = _drill?.Look() ?? DrillStanding.Unknown,
            Place = _place,
            Age = fleet?.AgeBy(_time),
        };
        if (_blind is null || picture.Session.Mode != FleetMode.Live)
            return picture; // drills are of the live room, and so is what is told of them
        return picture with { Phantom = _blind.Onto(picture), DrillTold = _blind.Told };
    }

    /// <summary>Starts handing pictures over. Does nothing when it was started before.</summary>
    /// <param name="show">Shows one; the next is read when it has ended.</param>
    public void Start(Func<RoomPicture, Task> show) => _running ??= RunAsync(show, _stop.Token);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_gone)
            return; // a page that was signed out ended it before
        _gone = true;
        await _stop.CancelAsync();
        if (_running is not null)
            await _running;
        _stop.Dispose();
    }

    private async Task RunAsync(Func<RoomPicture, Task> show, CancellationToken stop)
    {
        ChangeSignal.Subscription[] signals =
            [
                _fleet.Changed.Subscribe(), _control.Changed.Subscribe(), _console.Changed.Subscribe(),
                _alarms.Changed.Subscribe(),
            ];
        Task[] changes = [.. signals.Select(s => NextAsync(s, stop))];
        var budget = new PictureBudget(Spacing);
        long began = _time.GetTimestamp();
        try
        {
            while (true)
            {
                await WaitAsync(changes, stop);
                for (int i = 0; i < changes.Length; i++)
                {
                    if (changes[i].IsCompleted)
                        changes[i] = NextAsync(signals[i], stop);
                }
                budget.Take(_time.GetElapsedTime(began));
                await show(Read());
                await Task.Delay(budget.Wait(_time.GetElapsedTime(began)), _time, stop);
            }
        }
        catch (OperationCanceledException)
        {
            // the page is gone
        }
        finally
        {
            Array.ForEach(signals, static s => s.Dispose());
        }
    }

    private async Task WaitAsync(Task[] changes, CancellationToken stop)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await Task.WhenAny([.. changes, Task.Delay(MostSpacing, _time, enough.Token)]);
        await enough.CancelAsync();
        stop.ThrowIfCancellationRequested();
    }

    private static async Task NextAsync(ChangeSignal.Subscription signal, CancellationToken stop)
    {
        try
        {
            await signal.WaitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            // the page is gone: the loop sees it too
        }
    }
}
