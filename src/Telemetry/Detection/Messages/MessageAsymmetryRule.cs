using System.Globalization;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Detection.Peers;
using Ops.Telemetry.Detection.Scan;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Messages;

/// <summary>
/// Warnings and errors of ten minutes of one pattern that one server writes and none of its peers does: one of eight is
/// different, long before it flows. A message counts when a second has passed: what has befallen all, all have said by
/// then. It has no opinion with fewer than three peers.
/// </summary>
internal sealed class MessageAsymmetryRule : Detector
{
    private const int FewestPeers = 3;
    private const int MostPatterns = 64;
    private const long Window = 600 * MarketTime.NanosecondsPerSecond;
    private const long Settled = MarketTime.NanosecondsPerSecond;

    private readonly MessageReader _reader = new();
    private readonly Queue<ServerMessage> _fresh = new();
    private readonly Dictionary<string, Pattern> _patterns = new(StringComparer.Ordinal);
    private readonly List<string> _over = [];

    /// <inheritdoc/>
    public override string Rule => "message-asymmetry";

    /// <inheritdoc/>
    public override void Judge(in Measurement measured, RuleSetting setting, VerdictList verdicts)
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
            _fresh.Enqueue(message);
        }
        long now = measured.Now.Nanoseconds;
        while (_fresh.TryPeek(out ServerMessage? oldest) && now - oldest.At.Nanoseconds >= Settled)
            Count(_fresh.Dequeue());
        (long most, string? text) = MostAlone(peers.Messages, now);
        verdicts.Add(new Verdict { Value = most, Text = text, Reference = peers.Count - 1 });
    }

    /// <inheritdoc/>
    public override string Describe(in StandingFinding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"{finding.Verdict.Value:#,0} like warnings in ten minutes that none of the {finding.Verdict.Reference} " +
        $"peers has, the last \"{finding.Verdict.Text}\".");

    private void Count(ServerMessage message)
    {
        string key = MessageBoard.Normal(message);
        if (!_patterns.TryGetValue(key, out Pattern? pattern))
        {
            if (_patterns.Count == MostPatterns)
                return; // a server that writes so many kinds of warnings is not different in one of them
            _patterns.Add(key, pattern = new Pattern());
        }
        pattern.Count.Add(message.At.Nanoseconds);
        pattern.Last = message;
    }

    private (long Most, string? Text) MostAlone(MessageBoard board, long now)
    {
        (long most, string? text) = (0, null);
        foreach ((string key, Pattern pattern) in _patterns)
        {
            long count = pattern.Count.CountAt(now);
            if (count == 0)
                _over.Add(key);
            else if (count > most && board.OthersWith(pattern.Last!, now, Window) == 0)
                (most, text) = (count, $"{pattern.Last!.Source}: {pattern.Last.Text}");
        }
        foreach (string key in _over)
            _patterns.Remove(key);
        _over.Clear();
        return (most, text);
    }

    private sealed class Pattern
    {
        public SlidingCount Count { get; } = new(Window);

        public ServerMessage? Last { get; set; }
    }
}
