using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Detection.Peers;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Controls;

/// <summary>
/// The audit of the limits as a rule of the fleet: at the start, on every change of a setting, and after the close
/// against the day's peaks. One finding for each limit.
/// </summary>
/// <param name="servers">The servers.</param>
/// <param name="symbols">The universe.</param>
internal sealed class LimitSanityRule(
    IReadOnlyList<ServerDefinition> servers, ImmutableArray<SymbolDefinition> symbols) : Detector
{
    private readonly List<string> _findings = [];
    private RuleBook? _book;
    private SessionPhase? _phase;

    /// <inheritdoc/>
    public override string Rule => "limit-sanity";

    /// <inheritdoc/>
    public override void Judge(in Measurement measured, RuleSetting setting, VerdictList verdicts)
    {
        if (measured.Rules is not { } book)
            return;
        if (!ReferenceEquals(book, _book) || measured.Phase != _phase)
        {
            _findings.Clear();
            _findings.AddRange(LimitAudit.Look(book, servers, symbols));
            if (measured.Phase == SessionPhase.PostClose && measured.Peers is { } peers)
                _findings.AddRange(LookBack(book, peers));
            (_book, _phase) = (book, measured.Phase);
        }
        for (int i = 0; i < _findings.Count; i++)
            verdicts.Add(new Verdict { Value = 1, Topic = i, Text = _findings[i] });
    }

    /// <inheritdoc/>
    public override string Describe(in StandingFinding finding) => finding.Verdict.Text!;

    private IEnumerable<string> LookBack(RuleBook book, PeerBoard peers)
    {
        foreach (string code in LimitAudit.Sized)
        {
            RuleSetting?[] settings = [.. servers.Select(server => book.For(code, server))];
            long peak = peers.PeakOf(code);
            if (settings.OfType<RuleSetting>().MaxBy(static setting => setting.Limit) is { } widest
                && LimitAudit.LookBack(RuleCatalog.Find(code)!, widest, peak) is { } finding)
                yield return finding;
        }
    }
}
