using System.Globalization;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection;

/// <summary>
/// New orders in ten seconds against the server's own preceding minutes: the median of the ten-second counts from five
/// minutes to half a minute ago. It has no opinion before two such minutes of the same phase of the session, because
/// the first minutes after the open are no sequel of what was before it. While it speaks it learns at most twice the
/// baseline, so a runaway does not become the new normal within the history.
/// </summary>
internal sealed class OrderRateHistory : IDetector
{
    private const int BlockSeconds = 10;
    private const int BlocksKept = 30;
    private const int BlocksSettling = 3;
    private const int BlocksForAnOpinion = 12;
    private const int FewestOrders = 200;

    private readonly long[] _blocks = new long[BlocksKept];
    private readonly long[] _sorted = new long[BlocksKept];
    private long _added;
    private long _nextBlockAt;
    private SessionPhase? _phase;
    private long _baseline;

    /// <inheritdoc/>
    public string Rule => "order-rate-history";

    /// <inheritdoc/>
    public void Judge(in Measurement measured, RuleSetting setting, VerdictList verdicts)
    {
        if (_phase != measured.Phase)
            BeginPhase(measured);
        if (measured.Now.Nanoseconds >= _nextBlockAt)
            EndBlock(measured);
        if (_added < BlocksForAnOpinion + BlocksSettling)
        {
            verdicts.Abstain("less than two minutes of this phase of the session");
            return;
        }
        long orders = measured.OrdersIn10s;
        long usual = Math.Max(_baseline, 1);
        // Few orders vary by chance alone; so do counts within some deviations of their mean.
        if (orders >= FewestOrders)
        {
            verdicts.Add(new Verdict
            {
                Value = orders * 100 / usual, Reference = usual / BlockSeconds, Detail = orders / BlockSeconds,
            });
        }
    }

    /// <inheritdoc/>
    public string Describe(in StandingFinding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"{finding.Verdict.Detail:#,0} orders/s in ten seconds, {finding.Verdict.Value / 100:#,0} times the " +
        $"{finding.Verdict.Reference:#,0} of the last minutes.");

    private void BeginPhase(in Measurement measured)
    {
        _phase = measured.Phase;
        _added = 0;
        _baseline = 0;
        _nextBlockAt = measured.Now.AddNanoseconds(BlockSeconds * MarketTime.NanosecondsPerSecond).Nanoseconds;
    }

    private void EndBlock(in Measurement measured)
    {
        bool speaks = _added >= BlocksForAnOpinion + BlocksSettling;
        long learnt = speaks
            ? Math.Min(measured.OrdersIn10s, Math.Max(2 * _baseline, FewestOrders)) : measured.OrdersIn10s;
        _blocks[_added % BlocksKept] = learnt;
        _added++;
        _nextBlockAt = measured.Now.AddNanoseconds(BlockSeconds * MarketTime.NanosecondsPerSecond).Nanoseconds;
        _baseline = MedianBeforeTheLast();
    }

    private long MedianBeforeTheLast()
    {
        int count = (int)Math.Min(_added - BlocksSettling, BlocksKept - BlocksSettling);
        if (count <= 0)
            return 0;
        for (int i = 0; i < count; i++)
            _sorted[i] = _blocks[(_added - BlocksSettling - 1 - i) % BlocksKept];
        Array.Sort(_sorted, 0, count);
        return _sorted[count / 2];
    }
}
