using Microsoft.Extensions.Logging.Abstractions;
using Ops.Dashboard.Drill;
using Ops.Dashboard.Sessions;
using Ops.Soak.Tests.Witness;

namespace Ops.Soak.Tests.Doors;

/// <summary>
/// The product's drills of one control room, in virtual time: what waits goes on when the run looks after it, on its
/// thread and in order.
/// </summary>
internal sealed class DrillRounds : SynchronizationContext, IDisposable
{
    private static readonly DrillSettings s_settings = new(SoakLength.Chosen.DrillEvery, TimeSpan.FromSeconds(5));
    private static readonly TimeSpan s_lookEvery = TimeSpan.FromSeconds(1);

    private readonly Queue<(SendOrPostCallback What, object? State)> _posted = new();
    private readonly TimeProvider _time;
    private readonly DrillBook _book;
    private readonly DrillConductor _conductor;
    private Task _turn = Task.CompletedTask;
    private long _looked;

    /// <summary>Drills of a room's doors.</summary>
    /// <param name="doors">The doors.</param>
    /// <param name="witness">Stands at the gates.</param>
    /// <param name="newId">Draws identities of commands.</param>
    /// <param name="time">The clock.</param>
    public DrillRounds(RoomDoors doors, DoorWitness witness, Func<Guid> newId, TimeProvider time)
    {
        _time = time;
        _book = new DrillBook(doors.Stage, s_settings, time);
        _conductor = new DrillConductor(
            [
                .. new[] { Door.Button, Door.Form, Door.Api, Door.CommandLine }
                    .Select(door => new DrillWay(door, doors, witness, newId)),
                new ThreadWay(Door.Breaker, static desk => desk.AskBreaker()),
                new ThreadWay(Door.Watchdog, static desk => desk.AskWatchdog()),
            ],
            doors.Stage, _book, new SessionAudit(doors.Stage), s_settings, time, NullLogger<DrillConductor>.Instance);
    }

    /// <summary>What the last round proved.</summary>
    public DrillStanding Standing => _book.Look();

    /// <summary>Goes on.</summary>
    /// <exception cref="SoakViolation">A door was not as it must be.</exception>
    public void Look()
    {
        SynchronizationContext? outer = Current;
        SetSynchronizationContext(this);
        try
        {
            while (_posted.TryDequeue(out (SendOrPostCallback What, object? State) one))
                one.What(one.State);
            if (!_turn.IsCompleted || _time.GetElapsedTime(_looked) < s_lookEvery)
                return;
            _looked = _time.GetTimestamp();
            _turn = _conductor.TurnAsync(CancellationToken.None);
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state) => _posted.Enqueue((d, state));

    /// <inheritdoc/>
    public void Dispose() => _conductor.Dispose();
}
