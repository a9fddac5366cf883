using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Control;

/// <summary>
/// The plane's clocks and its way to the journal. A journal or market clock that throws is counted and left aside:
/// stopping the flow comes before writing about it.
/// </summary>
/// <param name="journal">The journal.</param>
/// <param name="time">The clocks.</param>
internal sealed class ControlLog(IControlJournal journal, TimeProvider time)
{
    private static readonly Actor s_plane = new(ActorKind.Program, "control plane");

    private readonly Lock _lock = new();
    private readonly Lock _handing = new();
    private List<AuditEntry> _notes = [];
    private volatile bool _journalThrew;
    private volatile bool _journalHealthy = true;
    private long _epoch;
    private volatile object? _marketNow; // a boxed MarketTime: read whole by any thread

    /// <summary>Market time now; null when unknown.</summary>
    public Func<MarketTime?>? MarketClock { get; set; }

    /// <summary>Whether the journal took what it was given, as last sampled.</summary>
    public bool IsJournalHealthy => _journalHealthy;

    /// <summary>How often the journal was opened, as last sampled.</summary>
    public long Epoch => Interlocked.Read(ref _epoch);

    /// <summary>Now, on the monotonic clock.</summary>
    public long Timestamp => time.GetTimestamp();

    /// <summary>Now, on the wall clock.</summary>
    public WallTime Now => WallTime.Now(time);

    /// <summary>
    /// Reads the market clock and the journal's health. Called at the entry of every operation and never inside a lock:
    /// both are foreign code.
    /// </summary>
    public void Sample()
    {
        _marketNow = ReadMarket();
        ReadEpoch();
        _journalHealthy = !_journalThrew && Ask(static j => j.IsHealthy);
    }

    /// <summary>Time since a timestamp; zero for one of the future.</summary>
    /// <param name="timestamp">The timestamp.</param>
    /// <returns>The time.</returns>
    public TimeSpan Since(long timestamp)
    {
        TimeSpan elapsed = time.GetElapsedTime(timestamp);
        return elapsed < TimeSpan.Zero ? TimeSpan.Zero : elapsed;
    }

    /// <summary>A hold for a command, dated when that was requested: the clock of its block begins there.</summary>
    /// <param name="id">Its identity.</param>
    /// <param name="command">The command.</param>
    /// <returns>The hold.</returns>
    public Hold Stamp(HoldId id, HaltCommand command) => new(
        id, command.CommandId, command.Kind, command.Scope, command.Mode, command.By, Cut(command.Reason),
        new WallTime(Now.UtcTicks - Since(command.RequestedTimestamp).Ticks), MarketNow());

    /// <summary>Notes something of the plane's own doing; written by the next <see cref="Flush"/>.</summary>
    /// <param name="what">Stable code.</param>
    /// <param name="subject">What it is about.</param>
    /// <param name="detail">A sentence.</param>
    public void Note(string what, string subject, string detail)
    {
        if (subject != Canary.Name) // whoever drills writes down what came of it, once
            Note(Entry(s_plane, what, subject, detail));
    }

    /// <summary>Notes an entry; written by the next <see cref="Flush"/>.</summary>
    /// <param name="entry">The entry.</param>
    public void Note(AuditEntry entry)
    {
        lock (_lock)
            _notes.Add(entry);
    }

    /// <summary>Makes an entry of this moment.</summary>
    /// <param name="by">Who.</param>
    /// <param name="what">Stable code.</param>
    /// <param name="subject">What it is about.</param>
    /// <param name="detail">A sentence.</param>
    /// <returns>The entry.</returns>
    public AuditEntry Entry(Actor by, string what, string subject, string detail) =>
        new(Now, MarketNow(), by, what, subject, detail);

    /// <summary>
    /// Hands the notes to the journal, in their order: of two changes of one limit the later must be the later on disk.
    /// Who comes while another hands over leaves its notes to that one and waits for nothing: a kill comes here too.
    /// </summary>
    public void Flush()
    {
        // asked again after each hand-over: who noted something meanwhile found the hand busy and went on
        while (HasNotes && _handing.TryEnter())
        {
            try
            {
                foreach (AuditEntry note in TakeNotes())
                    Tell(j => j.Append(note));
            }
            finally
            {
                _handing.Exit();
            }
        }
    }

    /// <summary>Hands one entry to the journal.</summary>
    /// <param name="entry">The entry.</param>
    public void Append(AuditEntry entry) => Tell(j => j.Append(entry));

    /// <summary>Hands a hold to the journal; the canary's is forgotten with the canary.</summary>
    /// <param name="hold">The hold.</param>
    /// <param name="entry">Its entry.</param>
    public void AppendHold(Hold hold, AuditEntry entry)
    {
        if (!hold.Scope.IsCanary)
            Tell(j => j.AppendHold(hold, entry));
    }

    /// <summary>Writes an entry and waits until it is on disk.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>Whether it is durable.</returns>
    public async ValueTask<bool> AppendDurableAsync(AuditEntry entry)
    {
        try
        {
            return await journal.AppendDurableAsync(entry);
        }
        catch (Exception) // whatever went wrong, it is not proven durable: nothing changes
        {
            return false;
        }
    }

    /// <summary>Writes a release and waits until it is on disk.</summary>
    /// <param name="hold">The hold.</param>
    /// <param name="entry">Its entry.</param>
    /// <returns>Whether it is durable.</returns>
    public async ValueTask<bool> RemoveDurableAsync(HoldId hold, AuditEntry entry)
    {
        try
        {
            return await journal.RemoveHoldDurableAsync(hold, entry);
        }
        catch (Exception) // whatever went wrong, the release is not proven durable: the hold stays
        {
            return false;
        }
    }

    private bool HasNotes
    {
        get
        {
            lock (_lock)
                return _notes.Count > 0;
        }
    }

    private List<AuditEntry> TakeNotes()
    {
        lock (_lock)
        {
            List<AuditEntry> notes = _notes;
            _notes = [];
            return notes;
        }
    }

    private static string Cut(string reason) =>
        reason.Length <= Limits.ReasonLength ? reason : reason[..Limits.ReasonLength];

    private MarketTime? MarketNow() => (MarketTime?)_marketNow;

    private object? ReadMarket()
    {
        try
        {
            return MarketClock?.Invoke();
        }
        catch (Exception) // the stamp is for reading; without it a halt is as good
        {
            return null;
        }
    }

    private void ReadEpoch()
    {
        try
        {
            Interlocked.Exchange(ref _epoch, journal.ControllerEpoch);
        }
        catch (Exception) // a journal that throws keeps the epoch it had
        {
            _journalThrew = true;
        }
    }

    private void Tell(Action<IControlJournal> what)
    {
        try
        {
            what(journal);
            _journalThrew = false;
        }
        catch (Exception) // a journal that throws breaks its contract: shown as unhealthy, and the halt goes on
        {
            _journalThrew = true;
        }
    }

    private bool Ask(Func<IControlJournal, bool> what)
    {
        try
        {
            return what(journal);
        }
        catch (Exception) // as above
        {
            return false;
        }
    }
}
