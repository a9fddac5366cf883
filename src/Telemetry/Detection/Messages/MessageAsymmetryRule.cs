using System.Globalization;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Detection.Scan;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Messages;

/// <summary>
/// Warnings and errors of ten minutes that one server writes and none of its peers does: one of eight is
/// different, long
/// before it flows. It has no opinion with fewer than three peers.
/// </summary>
internal sealed class MessageAsymmetryRule : IDetector
{
    private const int FewestPeers = 3;
    private const long Window = 600 * MarketTime.NanosecondsPerSecond;

    private readonly MessageReader _reader = new();
    private readonly SlidingCount _alone = new(Window);
    private string? _text;

    /// <inheritdoc/>
    public string Rule => "message-asymmetry";

    /// <inheritdoc/>
    public void Judge(in Measurement measured, RuleSetting setting, VerdictList verdicts)
    {
        if (measured.Peers is not { } peers || peers.Count - 1 < FewestPeers)
        {
            verdicts.Abstain("fewer than {0} peers", FewestPeers);
            return;
        }
        foreach (ServerMessage message in _reader.Take(measured.Messages))
        {
            if (message.Severity < MessageSeverity.Warning)
                continue;
            peers.Messages.Add(message);
            if (peers.Messages.OthersWith(message, Window) > 0)
                continue;
            _alone.Add(message.At.Nanoseconds);
            _text = $"{message.Source}: {message.Text}";
        }
        verdicts.Add(new Verdict
        {
            Value = _alone.CountAt(measured.Now.Nanoseconds), Text = _text, Reference = peers.Count - 1,
        });
    }

    /// <inheritdoc/>
    public string Describe(in StandingFinding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"{finding.Verdict.Value:#,0} warnings in ten minutes that none of the {finding.Verdict.Reference} " +
        $"peers has, " +
        $"the last \"{finding.Verdict.Text}\".");
}
