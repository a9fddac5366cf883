using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Alarms;

/// <summary>
/// The alarms of a room, for the loop that tells what stands and for the people who answer. Behind one lock, held for
/// memory work only. A fault in here is counted and shown and never reaches the loop: a trip needs no alarm.
/// </summary>
/// <param name="journal">Where what people do is written.</param>
/// <param name="time">The clock of entries.</param>
public sealed class AlarmDesk(IControlJournal journal, TimeProvider time) : IAlarmDesk, IAlarmReader, IAlarmSink
{
    /// <summary>Longest time on the shelf.</summary>
    public static readonly TimeSpan LongestShelf = TimeSpan.FromHours(8);

    /// <summary>Longest time on the shelf for a high alarm.</summary>
    public static readonly TimeSpan LongestShelfOfHigh = TimeSpan.FromMinutes(15);

    private readonly Lock _lock = new();
    private readonly AlarmBook _book = new();
    private volatile AlarmSnapshot _current = AlarmSnapshot.Empty;
    private long _faults;

    /// <inheritdoc/>
    public AlarmSnapshot Current => _current;

    /// <inheritdoc/>
    public ChangeSignal Changed { get; } = new();

    /// <summary>Rounds that could not be taken because of a fault in here: 0 in a correct program.</summary>
    public long Faults => Interlocked.Read(ref _faults);

    /// <inheritdoc/>
    public void Observe(MarketTime now, IReadOnlyCollection<Anomaly> standing)
    {
        try
        {
            lock (_lock)
            {
                if (!_book.Observe(now, standing))
                    return;
                _current = _book.Picture();
            }
        }
        catch (Exception) // counted, shown by whoever reads Faults; the loop and its trips go on
        {
            Interlocked.Increment(ref _faults);
        }
        Changed.Raise();
    }

    /// <inheritdoc/>
    public AlarmOutcome Acknowledge(long alarm, Actor by) => Act(alarm, by, "alarm-acknowledged", cell =>
    {
        int count = _book.Acknowledge(cell, by.Name);
        return count == 0
            ? (AlarmOutcome.NothingToDo, "")
            : (AlarmOutcome.Done, $"{count} alarms of its group. It releases nothing.");
    });

    /// <inheritdoc/>
    public AlarmOutcome Shelve(long alarm, Actor by, string reason, TimeSpan length)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > Limits.ReasonLength)
            return AlarmOutcome.Incomplete;
        string why = OneLine.Of(reason);
        return Act(alarm, by, "alarm-shelved", cell =>
        {
            TimeSpan most = cell.Priority == AlarmPriority.High ? LongestShelfOfHigh : LongestShelf;
            if (length <= TimeSpan.Zero || length > most)
                return (AlarmOutcome.TooLong, "");
            if (cell.State is AlarmState.Shelved or AlarmState.Suppressed)
                return (AlarmOutcome.NothingToDo, "");
            cell.Apply(AlarmEvent.Shelved, _book.Now);
            cell.ShelvedBy = by.Name;
            cell.ShelveReason = why;
            cell.ShelvedUntil = _book.Now.AddNanoseconds(length.Ticks * 100);
            return (AlarmOutcome.Done, $"Until {cell.ShelvedUntil}. {why}");
        });
    }

    /// <inheritdoc/>
    public AlarmOutcome Unshelve(long alarm, Actor by) => Act(alarm, by, "alarm-unshelved", cell =>
    {
        if (cell.State != AlarmState.Shelved)
            return (AlarmOutcome.NothingToDo, "");
        cell.Apply(AlarmEvent.Unshelved, _book.Now);
        return (AlarmOutcome.Done, "Taken from the shelf.");
    });

    private AlarmOutcome Act(long alarm, Actor by, string what, Func<AlarmCell, (AlarmOutcome, string)> act)
    {
        AlarmOutcome outcome;
        string detail;
        Anomaly finding;
        MarketTime now;
        lock (_lock)
        {
            if (_book.Find(alarm) is not { } cell)
                return AlarmOutcome.Unknown;
            finding = cell.Finding;
            (outcome, detail) = act(cell);
            if (outcome != AlarmOutcome.Done)
                return outcome;
            now = _book.Now;
            _current = _book.Picture();
        }
        Changed.Raise();
        journal.Append(new AuditEntry(
            WallTime.Now(time), now, by, what, $"A-{alarm}", $"{finding.Rule}: {finding.Message} {detail}"));
        return outcome;
    }
}
