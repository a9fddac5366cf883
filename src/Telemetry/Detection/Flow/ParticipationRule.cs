using System.Globalization;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Flow;

/// <summary>
/// Own share of the market's volume in an instrument, in percent, where it feeds back: the server trades one way
/// and the
/// price moved that way by 5 % or more within the window. In 75 stocks of 1 August 2012 the share was above 20 %
/// and the
/// price moved more than 5 %. Judged every ten seconds over thirty; only instruments with enough executions are looked
/// at.
/// </summary>
internal sealed class ParticipationRule : Detector
{
    private const long Block = 10 * MarketTime.NanosecondsPerSecond;
    private const int Blocks = 3;
    private const long FewestShares = 2_000;
    private const long PriceMoveBps = 500;

    private readonly List<Verdict> _latest = [];
    private Window[]? _windows;
    private long _nextBlockAt = long.MinValue;
    private int _block;

    /// <inheritdoc/>
    public override string Rule => "participation";

    /// <inheritdoc/>
    public override void Judge(in Measurement measured, RuleSetting setting, VerdictList verdicts)
    {
        if (measured.Server is not { } server || measured.Fleet is not { } fleet)
            return;
        if (measured.Now.Nanoseconds >= _nextBlockAt)
        {
            EndBlock(server.Positions.Cells, fleet);
            _nextBlockAt = measured.Now.Nanoseconds + Block;
        }
        foreach (Verdict verdict in _latest)
            verdicts.Add(verdict);
    }

    /// <inheritdoc/>
    public override string Describe(in StandingFinding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"{finding.Verdict.Value} % of the market's volume in thirty seconds is this server's, all one way, and the " +
        $"price went with it by {finding.Verdict.Detail / 100.0:0.0} %.");

    private void EndBlock(ReadOnlySpan<PositionCell> cells, FleetLedger fleet)
    {
        _latest.Clear();
        bool first = _windows is null;
        _windows ??= new Window[Blocks * cells.Length];
        Span<Window> block = _windows.AsSpan(_block * cells.Length, cells.Length); // side by side: all are read
        for (int i = 0; i < cells.Length; i++)
        {
            ref readonly PositionCell cell = ref cells[i];
            ref Window oldest = ref block[i];
            if (!first && cell.Executed - oldest.Executed >= FewestShares)
                Look(i, cell, oldest, fleet);
            oldest = new Window(cell.Executed, cell.Shares, fleet.MarketVolumes[i], fleet.Marks[i]);
        }
        for (int other = 0; first && other < Blocks; other++)
            block.CopyTo(_windows.AsSpan(other * cells.Length));
        _block = (_block + 1) % Blocks;
    }

    private void Look(int symbol, in PositionCell cell, in Window before, FleetLedger fleet)
    {
        long own = cell.Executed - before.Executed;
        long market = Math.Max(own, fleet.MarketVolumes[symbol] - before.MarketVolume);
        long net = cell.Shares - before.Shares;
        if (Math.Abs(net) * 2 < own || before.Mark <= 0)
            return; // both ways: it takes no side
        long moved = (fleet.Marks[symbol] - before.Mark) * 10_000 / before.Mark * Math.Sign(net);
        if (moved >= PriceMoveBps)
            _latest.Add(new Verdict { Value = own * 100 / market, Symbol = symbol, Detail = moved });
    }

    private readonly record struct Window(long Executed, long Shares, long MarketVolume, long Mark);
}
