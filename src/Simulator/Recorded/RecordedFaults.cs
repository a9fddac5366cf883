using System.Collections.Immutable;

namespace Ops.Simulator.Recorded;

/// <summary>Malformed rows: all are counted, the first are kept.</summary>
internal sealed class RecordedFaults
{
    /// <summary>How many are kept with line and reason.</summary>
    public const int Kept = 100;

    private readonly List<RecordedFault> _first = [];

    /// <summary>How many there are.</summary>
    public long Total { get; private set; }

    /// <summary>The first of them.</summary>
    public ImmutableArray<RecordedFault> First => [.. _first];

    /// <summary>Adds one.</summary>
    /// <param name="line">Its line.</param>
    /// <param name="reason">What is wrong.</param>
    public void Add(long line, string reason)
    {
        Total++;
        if (_first.Count < Kept)
            _first.Add(new RecordedFault(line, reason));
    }
}
