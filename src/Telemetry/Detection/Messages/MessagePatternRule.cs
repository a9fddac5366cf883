using System.Collections.Immutable;
using System.Globalization;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Detection.Scan;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Messages;

/// <summary>Log messages of a minute that fit one of the patterns.</summary>
/// <param name="patterns">The patterns.</param>
internal sealed class MessagePatternRule(ImmutableArray<MessagePattern> patterns) : Detector
{
    private readonly MessageReader _reader = new();
    private readonly SlidingCount _inMinute = new(60 * MarketTime.NanosecondsPerSecond);
    private string? _text;

    /// <inheritdoc/>
    public override string Rule => "message-pattern";

    /// <inheritdoc/>
    public override void Judge(in Measurement measured, RuleSetting setting, VerdictList verdicts)
    {
        foreach (ServerMessage message in _reader.Take(measured.Messages))
        {
            if (!patterns.Any(pattern => pattern.Matches(message)))
                continue;
            _inMinute.Add(message.At.Nanoseconds);
            _text = $"{message.Source}: {message.Text}";
        }
        int count = _inMinute.CountAt(measured.Now.Nanoseconds);
        if (count == 0)
            verdicts.Add(0);
        else
            verdicts.Add(new Verdict { Value = count, Text = _text });
    }

    /// <inheritdoc/>
    public override string Describe(in StandingFinding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Counted.Of(finding.Verdict.Value, "message")} in a minute {Counted.Verb(finding.Verdict.Value, "fit")} a " +
        $"pattern, the last \"{finding.Verdict.Text}\".");
}
