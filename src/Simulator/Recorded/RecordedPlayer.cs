using System.IO.Hashing;
using System.Text;
using Ops.Simulator.Market;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Servers;
using Ops.Simulator.Time;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Recorded;

/// <summary>
/// Plays a recorded file into a world: each new order goes to the server its id hashes to, later rows become the
/// venue's
/// answers, and the file's own book gives the marks. An order that never left has no later life.
/// </summary>
internal sealed class RecordedPlayer : IDisposable
{
    private readonly RecordedFlowSpec _spec;
    private readonly RecordedFlowReader _reader;
    private readonly RecordedServerFlow[] _servers;
    private readonly ServerSurroundings _world;
    private readonly RecordedBook _book = new();
    private readonly Dictionary<string, RecordedOrder> _orders = new(StringComparer.Ordinal);
    private RecordedRow _next;
    private bool _hasNext;
    private long _firstNanoseconds;
    private long _latestNanoseconds;
    private long _unknown;
    private long _outOfOrder;
    private long _entered;
    private long _refused;
    private long _suppressed;

    /// <summary>A player at the first row.</summary>
    /// <param name="spec">The file and its mapping.</param>
    /// <param name="reader">Its rows; closed with the player.</param>
    /// <param name="servers">The servers the rows are spread over.</param>
    /// <param name="symbol">The instrument.</param>
    /// <param name="world">What servers share.</param>
    public RecordedPlayer(
        RecordedFlowSpec spec, RecordedFlowReader reader, RecordedServerFlow[] servers, SymbolId symbol,
            ServerSurroundings world)
    {
        (_spec, _reader, _servers, _world) = (spec, reader, servers, world);
        _world.Market.Follow(symbol.Index);
    }

    /// <summary>What became of the rows so far.</summary>
    public RecordedFlowReport Report => new(
        _spec.File, _reader.Rows, _reader.Faults.Total, _reader.Faults.First, _reader.Ignored, _unknown, _outOfOrder,
        _entered, _refused, _suppressed);

    /// <summary>Opens the file of a scenario and gives each server its part.</summary>
    /// <param name="scenario">The scenario, with recorded flow.</param>
    /// <param name="servers">The servers.</param>
    /// <param name="gates">Their gates.</param>
    /// <param name="world">What servers share.</param>
    /// <param name="fleet">The fleet with its instruments.</param>
    /// <param name="copies">Where the recorded venue tells what it does, by server.</param>
    /// <returns>The player.</returns>
    /// <exception cref="IOException">The file can't be opened.</exception>
    /// <exception cref="InvalidDataException">Its header lacks a column of the mapping.</exception>
    public static RecordedPlayer Create(
        Scenario scenario, RoutingServer[] servers, OrderGate[] gates, ServerSurroundings world, FleetDefinition fleet,
        DropCopyFeed[] copies)
    {
        RecordedFlowSpec spec = scenario.Recorded
            ?? throw new ArgumentException("The scenario has no recorded flow.", nameof(scenario));
        long cancelDelay = scenario.Venue.AckMean.Ticks * 100;
        SymbolId symbol = fleet.Symbols.First(item => item.Ticker == spec.Ticker).Id;
        RecordedServerFlow[] flows =
        [
            .. servers.Select((server, i) =>
                new RecordedServerFlow(server, gates[i], symbol, world, cancelDelay, copies[i])),
        ];
        for (int i = 0; i < servers.Length; i++)
            servers[i].OutsideFlow = flows[i];
        return new RecordedPlayer(spec, RecordedFlowReader.Open(spec), flows, symbol, world);
    }

    /// <summary>Plans the first row.</summary>
    public void Begin()
    {
        Advance();
        _firstNanoseconds = _latestNanoseconds = _next.FileNanoseconds;
        Plan(_world.Day.Start);
    }

    /// <summary>Plays every row that is due and plans the next.</summary>
    /// <param name="now">Market time.</param>
    public void Play(long now)
    {
        while (_hasNext && DueAt(_next) <= now)
        {
            Apply(_next, now);
            Advance();
        }
        Plan(now);
    }

    /// <summary>The venue answers a server's oldest cancel.</summary>
    /// <param name="server">Index of the server.</param>
    /// <param name="now">Market time.</param>
    public void AnswerCancel(int server, long now) => _servers[server].AnswerCancel(now);

    /// <summary>The market has closed: no further row plays.</summary>
    public void Close() => _hasNext = false;

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    private void Plan(long now)
    {
        if (_hasNext)
            _world.Agenda.Add(Math.Max(now, DueAt(_next)), AgendaKind.RecordedRow, subject: 0);
    }

    private void Advance()
    {
        _hasNext = _reader.TryRead(out _next);
        if (!_hasNext)
            return;
        if (_next.FileNanoseconds < _latestNanoseconds)
            _outOfOrder++;
        _latestNanoseconds = Math.Max(_latestNanoseconds, _next.FileNanoseconds);
    }

    private long DueAt(in RecordedRow row) =>
        MarketTime.FromTimeOfDay(_spec.StartAt).Nanoseconds +
        (row.FileNanoseconds - _firstNanoseconds) / _spec.Compression;

    private void Apply(in RecordedRow row, long now)
    {
        bool isKnown = _orders.TryGetValue(row.Order, out RecordedOrder? order);
        if (row.Action == RecordedAction.New && isKnown)
            _reader.Faults.Add(row.Line, $"order {row.Order} is entered a second time");
        else if (row.Action == RecordedAction.New)
            Enter(row, now);
        else if (!isKnown)
            _unknown++;
        else if (RecordedStep.Of(row.Action, row.Shares, _spec.QuantityIs, order!.Leaves) is { } step)
            Happen(row.Order, order, step, now);
        else
            _reader.Faults.Add(row.Line, $"order {row.Order} grew from {order.Leaves} to {row.Shares} shares");
    }

    private void Enter(in RecordedRow row, long now)
    {
        Price? crossedAt = _book.CrossesAt(row.Side, row.Price);
        RecordedOrder order = _servers[ServerOf(row.Order)].Enter(row, crossedAt, now);
        _orders.Add(row.Order, order);
        if (order.Fate == RecordedFate.Live)
            _entered++;
        else
            _refused++;
        if (crossedAt is not null)
            return;
        _book.Change(row.Side, row.Price, row.Shares);
        Quote(othersShares: 0);
    }

    private void Happen(string id, RecordedOrder order, in RecordedStep step, long now)
    {
        if (order.CrossedAt is null)
            _book.Change(order.Sent.Side, order.Sent.Limit, -step.Gone);
        if (step.Ends)
            _orders.Remove(id);
        bool isOurs = order.Fate == RecordedFate.Live;
        Quote(isOurs ? 0 : step.Filled);
        if (isOurs)
        {
            order.Server.Happen(order, step, now);
            return;
        }
        _suppressed++;
        order.Leaves -= step.Gone;
    }

    private void Quote(int othersShares) => _world.Market.QuoteFollowed(_book.BidTicks, _book.OfferTicks, othersShares);

    /// <summary>The same id goes to the same server on every machine.</summary>
    private int ServerOf(string order) =>
        (int)(XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(order)) % (ulong)_servers.Length);
}
