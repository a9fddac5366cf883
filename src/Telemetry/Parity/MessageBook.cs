using System.Collections.Immutable;
using System.Text;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Parity;

/// <summary>
/// The residue: warnings and errors between a close and the next open, as patterns with a count. Messages of one source
/// that differ in digits alone are one pattern: order numbers and prices would make each of them its own.
/// </summary>
internal sealed class MessageBook
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _writers = new(StringComparer.Ordinal);

    /// <summary>Messages that found no room.</summary>
    public long Lost { get; private set; }

    /// <summary>Takes a message.</summary>
    /// <param name="message">The message; information is left aside.</param>
    /// <returns>Whether it is the first of its pattern.</returns>
    public bool Add(ServerMessage message)
    {
        if (message.Severity < MessageSeverity.Warning)
            return false;
        string text = Masked(message.Text);
        string shared = $"{message.Source}|{text}";
        string key = $"{message.Server.Index}|{shared}";
        if (_entries.TryGetValue(key, out Entry? known))
        {
            known.Take(message);
            return false;
        }
        if (_entries.Count == Limits.MessagePatterns)
        {
            Lost++;
            return false;
        }
        _entries.Add(key, new Entry(key, shared, text, message));
        _writers[shared] = _writers.GetValueOrDefault(shared) + 1;
        return true;
    }

    /// <summary>Forgets everything: the day has closed.</summary>
    public void Clear()
    {
        _entries.Clear();
        _writers.Clear();
        Lost = 0;
    }

    /// <summary>The patterns: errors first, then those with most messages.</summary>
    /// <param name="servers">The servers.</param>
    /// <returns>The patterns.</returns>
    public ImmutableArray<ResiduePattern> Patterns(ImmutableArray<ServerDefinition> servers) =>
    [
        .. _entries.Values
            .Select(entry => entry.ToPattern(servers[entry.First.Server.Index].Name, _writers[entry.Shared] == 1))
            .OrderByDescending(static pattern => pattern.Severity)
            .ThenByDescending(static pattern => pattern.Count)
            .ThenBy(static pattern => pattern.Key, StringComparer.Ordinal),
    ];

    /// <summary>Each run of digits as one #.</summary>
    private static string Masked(string text)
    {
        if (!text.Any(char.IsAsciiDigit))
            return text;
        var masked = new StringBuilder(text.Length);
        foreach (char letter in text)
        {
            if (!char.IsAsciiDigit(letter))
                masked.Append(letter);
            else if (masked.Length == 0 || masked[^1] != '#')
                masked.Append('#');
        }
        return masked.ToString();
    }

    private sealed class Entry(string key, string shared, string text, ServerMessage first)
    {
        private MessageSeverity _severity = first.Severity;
        private long _count = 1;
        private MarketTime _last = first.At;

        public string Shared => shared;

        public ServerMessage First => first;

        public void Take(ServerMessage message)
        {
            _count++;
            _last = message.At;
            if (message.Severity > _severity)
                _severity = message.Severity;
        }

        public ResiduePattern ToPattern(string server, bool alone) =>
            new(key, first.Server, server, _severity, first.Source, text, _count, first.At, _last, alone);
    }
}
