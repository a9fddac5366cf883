using System.Globalization;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Detection.Scan;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Flow;

/// <summary>
/// By how many points the share of some part of the orders (a range of tickers, a side, a size, orders with or without
/// a parent) rose over what is usual for the server. Judged at the end of every thirty seconds, and only on a hundred
/// and more: a change of mix means nothing in a handful. The slices of one parent count once.
/// </summary>
/// <param name="scan">Counts the orders.</param>
internal sealed class MixChangeRule(SliceScan scan) : Detector
{
    private const int FewestOrders = 100;
    private const int BlocksForAnOpinion = 8;
    private const long Block = 30 * MarketTime.NanosecondsPerSecond;
    private const long Scale = 1_000_000;
    private const int Memory = 12; // a share moves by a twelfth of the difference in each block

    private readonly long[] _usual = new long[MixCounts.Parts];
    private int _blocks;
    private long _nextBlockAt = long.MinValue;
    private SessionPhase? _phase;
    private Verdict? _latest;
    private string? _noOpinion = "less than four minutes of flow";

    /// <inheritdoc/>
    public override string Rule => "mix-change";

    /// <inheritdoc/>
    public override void Judge(in Measurement measured, RuleSetting setting, VerdictList verdicts)
    {
        if (_phase != measured.Phase)
        {
            // Who trades in an auction is no measure of who trades after it.
            (_phase, _blocks, _latest) = (measured.Phase, 0, null);
            _noOpinion = "less than four minutes of flow in this phase of the session";
            _nextBlockAt = measured.Now.Nanoseconds + Block;
            scan.Mix.Clear();
        }
        if (measured.Now.Nanoseconds >= _nextBlockAt)
        {
            EndBlock();
            _nextBlockAt = measured.Now.Nanoseconds + Block;
        }
        if (_latest is { } verdict)
            verdicts.Add(verdict);
        else if (_noOpinion is { } why)
            verdicts.Abstain(why);
    }

    /// <inheritdoc/>
    public override string Describe(in StandingFinding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"The share of {finding.Verdict.Text} is {finding.Verdict.Detail} %, usual for this server are " +
        $"{finding.Verdict.Reference} %.");

    private void EndBlock()
    {
        MixCounts mix = scan.Mix;
        (_latest, _noOpinion) = (null, null);
        if (mix.Orders < FewestOrders)
        {
            _noOpinion = $"{mix.Orders} client orders in thirty seconds; {FewestOrders} are needed";
            mix.Clear();
            return;
        }
        if (_blocks >= BlocksForAnOpinion)
            _latest = Widest(mix);
        else
            _noOpinion = "less than four minutes of flow in this phase of the session";
        Learn(mix);
        mix.Clear();
    }

    private Verdict Widest(MixCounts mix)
    {
        (long widest, int part) = (long.MinValue, 0);
        for (int i = 0; i < MixCounts.Parts; i++)
        {
            long risen = (mix.Counts[i] * Scale / mix.Orders) - _usual[i];
            if (risen > widest)
                (widest, part) = (risen, i);
        }
        return new Verdict
        {
            Value = widest * 100 / Scale, Detail = mix.Counts[part] * 100L / mix.Orders,
            Reference = _usual[part] * 100 / Scale, Text = MixCounts.NameOf(part),
        };
    }

    /// <summary>The first blocks are averaged; later ones move the usual slowly, and a sudden change hardly.</summary>
    private void Learn(MixCounts mix)
    {
        _blocks++;
        int weight = Math.Min(_blocks, Memory);
        for (int i = 0; i < MixCounts.Parts; i++)
            _usual[i] += ((mix.Counts[i] * Scale / mix.Orders) - _usual[i]) / weight;
    }
}
