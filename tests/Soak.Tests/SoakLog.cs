using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ops.Telemetry.Contracts;

namespace Ops.Soak.Tests;

/// <summary>
/// What was done and how the control room saw the fleet: the same recipe gives the same. It becomes text when somebody
/// asks, which few runs are.
/// </summary>
internal sealed class SoakLog
{
    private const int LinesShown = 25;

    private readonly List<Line> _lines = [];
    private long _version = -1;

    /// <summary>SHA-256 of the whole.</summary>
    public string Digest =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', _lines))));

    /// <summary>The last lines.</summary>
    public string End => string.Join(Environment.NewLine, _lines.TakeLast(LinesShown));

    /// <summary>Something was done.</summary>
    /// <param name="now">Market time of day.</param>
    /// <param name="what">What.</param>
    public void Tell(TimeSpan now, string what) => _lines.Add(new Line(now, what, Said: null, Sent: []));

    /// <summary>The control room's picture, when it changed.</summary>
    /// <param name="now">Market time of day.</param>
    /// <param name="said">The picture.</param>
    /// <param name="gates">The gates.</param>
    public void Note(TimeSpan now, ControlSnapshot said, IReadOnlyList<IFlowGate> gates)
    {
        if (said.Version == _version)
            return;
        _version = said.Version;
        _lines.Add(new Line(now, "", said, [.. gates.Select(static gate => gate.LastSend)]));
    }

    private readonly record struct Line(TimeSpan Now, string What, ControlSnapshot? Said, ImmutableArray<long> Sent)
    {
        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{Now:hh\\:mm\\:ss\\.fff} {What}{Picture()}");

        private string Picture()
        {
            ImmutableArray<long> sent = Sent;
            return string.Join("; ", (Said?.Servers ?? []).Select(row =>
                $"{row.Name} {row.State}{(row.IsSevered ? " severed" : "")} {row.Line} " +
                $"[{string.Join(' ', row.Holds.Select(static hold => hold.Id))}] sent {sent[row.Server.Index]}"));
        }
    }
}
