using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.Telemetry.Reconciliation;

namespace Ops.Telemetry.Pipeline;

/// <summary>
/// Puts the venue's drop copies beside what gates and servers say, tells who weighs stops what the venue says of the
/// stopped, and whoever listens what does not agree. Without drop copies it says just that.
/// </summary>
internal sealed class ReconciliationStage
{
    private const long ReviewNanoseconds = MarketTime.NanosecondsPerSecond;

    private readonly FleetDefinition _fleet;
    private readonly CopyDrain[] _drains;
    private readonly OrderBook[] _books;
    private readonly Review[] _reviews;
    private readonly bool[] _unread; // in quarantine: what the server says is not read, and nothing can be missed in it
    private readonly IControlReader _control;
    private readonly IVenueSink? _sink;
    private readonly ILoopTap? _inputs;
    private readonly IFindingTap? _tap;
    private Dictionary<(string Rule, int Server), MarketTime> _since = [];
    private long _nextReview;
    private MarketTime _now;

    /// <summary>A stage that has seen nothing.</summary>
    /// <param name="feed">The fleet with its drop copies.</param>
    /// <param name="control">Shows which servers are stopped.</param>
    /// <param name="sink">Weighs stops; null for nobody.</param>
    /// <param name="findings">Told of what comes up; null for nobody.</param>
    /// <param name="tap">Sees every batch; null for nobody.</param>
    public ReconciliationStage(
        IFleetFeed feed, IControlReader control, IVenueSink? sink, IFindingTap? findings, ILoopTap? tap)
    {
        _fleet = feed.Fleet;
        (_control, _sink, _tap, _inputs) = (control, sink, findings, tap);
        _drains = [.. feed.DropCopies.Select(copy => new CopyDrain(copy, tap))];
        _books = [.. feed.DropCopies.Select(static copy => new OrderBook(copy.Server))];
        _reviews = new Review[_books.Length];
        _unread = new bool[_books.Length];
    }

    /// <summary>What stands now, in the form alarms are made from.</summary>
    public ImmutableArray<Anomaly> Anomalies { get; private set; } = [];

    /// <summary>The book of a server.</summary>
    /// <param name="server">Its index.</param>
    /// <returns>The book; null when the server has no drop copy.</returns>
    public OrderBook? BookOf(int server) => server < _books.Length ? _books[server] : null;

    /// <summary>Takes what the drop copies say of the time before an instant.</summary>
    /// <param name="before">The instant, in nanoseconds.</param>
    /// <returns>Parts of batches taken.</returns>
    public int Drain(long before)
    {
        int taken = 0;
        for (int i = 0; i < _drains.Length; i++)
        {
            while (_drains[i].TryTake(before, out ReadOnlySpan<DropCopyEvent> events))
            {
                _books[i].ApplyVenue(events);
                _drains[i].Release(events.Length);
                taken++;
            }
        }
        return taken;
    }

    /// <summary>Notes what drop copies lost at their end. To be called when all before a tick was taken.</summary>
    /// <param name="now">The tick.</param>
    public void NoteLostEnds(MarketTime now)
    {
        for (int i = 0; i < _drains.Length; i++)
        {
            if (!_drains[i].LostItsEnd(_books[i].LastVenueSequence, out FeedBeat beat))
                continue;
            _inputs?.OnLostCopyEnd(_books[i].Server, beat);
            _books[i].NoteLostCopyEnd(beat.LastSequence, now.Nanoseconds);
        }
    }

    /// <summary>Market time reached a tick; everything before it was put through.</summary>
    /// <param name="now">The tick.</param>
    /// <param name="chains">The servers' chains.</param>
    /// <param name="taps">Their drains.</param>
    public void OnTick(MarketTime now, ImmutableArray<ServerChain> chains, SourceDrain[] taps)
    {
        _now = now;
        bool review = now.Nanoseconds >= _nextReview;
        if (review)
            _nextReview = now.Nanoseconds + ReviewNanoseconds;
        bool stands = false;
        for (int i = 0; i < _books.Length; i++)
        {
            _unread[i] = chains[i].Poison is not null;
            CountRogues(now, _books[i], chains[i], taps[i]);
            if (review)
                Review(i, now, chains[i].AliveUntil);
            stands |= FactsOf(i).AnyStands;
        }
        if (stands || !Anomalies.IsEmpty)
            Find();
        Tell();
    }

    /// <summary>Tells who weighs stops what the venue says of the stopped servers.</summary>
    public void Tell()
    {
        if (_sink is null)
            return;
        ImmutableArray<ServerControl> rows = _control.Current.Servers;
        foreach (ServerControl row in rows.IsDefault ? [] : rows)
        {
            if (IsStopped(row))
                _sink.ReportVenue(WordOf(row.Server));
        }
    }

    /// <summary>The picture of now.</summary>
    /// <returns>One row per server with a drop copy.</returns>
    public ImmutableArray<ServerReconciliation> Picture()
    {
        ImmutableArray<ServerControl> control = _control.Current.Servers is { IsDefault: false } known ? known : [];
        var rows = ImmutableArray.CreateBuilder<ServerReconciliation>(_books.Length);
        for (int i = 0; i < _books.Length; i++)
        {
            ServerReconciliation row = _books[i].Read(WordOf(_books[i].Server)) with
            {
                Unreported = _reviews[i].Unreported,
                NeverArrived = _reviews[i].NeverArrived,
                Disputed = _reviews[i].Disputed,
            };
            if (i < control.Length && IsStopped(control[i]))
                row = row with { Live = _books[i].List(Limits.LiveOrdersListed, out int count), LiveCount = count };
            rows.Add(row);
        }
        return rows.MoveToImmutable();
    }

    // Only a tap that is not behind can be said to know nothing of an order. Where events wait that are dated after
    // the tick, the server's clock may be ahead, and its orders are given time.
    private static void CountRogues(MarketTime now, OrderBook book, ServerChain chain, SourceDrain tap)
    {
        book.LostBehindGap = Math.Max(
            tap.LostEvents - chain.Ledger.Sequence.Missed, tap.LostBeforeWaiting(chain.Ledger.Sequence.Last));
        // The heartbeat of before the look for a lost end: a newer one may know of a loss that was not looked for yet.
        if (chain.Poison is null && chain.AliveUntil.Nanoseconds >= book.LastStrayAt)
            book.CountRogues(tap.IsWaiting ? now.Nanoseconds - OrderBook.PatienceNanoseconds : long.MaxValue);
    }

    private static bool IsStopped(ServerControl row) =>
        row.Stage is not (KillStage.Flowing or KillStage.Absent or KillStage.Blind);

    private void Review(int i, MarketTime now, MarketTime reportedUntil)
    {
        Review review = _books[i].Look(now.Nanoseconds, reportedUntil.Nanoseconds);
        _reviews[i] = _unread[i] ? default : review;
        if (_books[i].NeedsStatement)
            _drains[i].AskStatement();
    }

    // What a drop copy told after the last tick waits unread: it is not heard yet, and proves nothing.
    private VenueWord WordOf(ServerId server)
    {
        if (BookOf(server.Index) is not { } book)
            return new VenueWord(server, _now, HeardUntil: null);
        MarketTime heard = _drains[server.Index].HeardUntil;
        return book.Word(_now, heard < _now ? heard : _now);
    }

    private BookFacts FactsOf(int i) => new(
        WordOf(_books[i].Server), _reviews[i], _books[i].LastStrayAt, _unread[i] ? 0 : _books[i].StrayFills,
        _unread[i] ? OrderBook.None : _books[i].StrayFillAt, _books[i].GapAt);

    private void Find()
    {
        var since = new Dictionary<(string, int), MarketTime>();
        var all = ImmutableArray.CreateBuilder<Anomaly>();
        for (int i = 0; i < _books.Length; i++)
        {
            foreach (Anomaly found in BookFindings.Of(FactsOf(i)))
            {
                bool isKnown = _since.TryGetValue((found.Rule, i), out MarketTime from);
                Anomaly anomaly = found with { Since = isKnown ? from : found.Since };
                since.Add((found.Rule, i), anomaly.Since);
                all.Add(anomaly);
                if (!isKnown)
                    _tap?.OnFinding(anomaly);
            }
        }
        (_since, Anomalies) = (since, all.DrainToImmutable());
    }
}
