using Ops.Telemetry.Model;

namespace Ops.Telemetry.Metrics;

/// <summary>
/// What breached conservation on one server: counts since the start, and the breaches of the latest slice, at most
/// <see cref="Limits.BreachesPerSlice"/> of them, the first ones.
/// </summary>
internal sealed class ConservationLog
{
    private readonly ConservationBreach[] _kept = new ConservationBreach[Limits.BreachesPerSlice];
    private readonly long[] _counts = new long[(int)ConservationBreachKind.Overfilled + 1];
    private int _inSlice;

    /// <summary>The breaches of the latest slice, in the order of its events; valid until the next slice.</summary>
    public ReadOnlySpan<ConservationBreach> OfSlice => _kept.AsSpan(0, Math.Min(_inSlice, _kept.Length));

    /// <summary>How many there were in the latest slice, with those that are not kept.</summary>
    public int InSlice => _inSlice;

    /// <summary>How many there were since the start.</summary>
    public long Total { get; private set; }

    /// <summary>Children on which there is no opinion: what says who their parent is may be among the lost.</summary>
    public long NoOpinion { get; private set; }

    /// <summary>How many of one kind there were since the start.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The count.</returns>
    public long Count(ConservationBreachKind kind) => _counts[(int)kind];

    /// <summary>A slice begins.</summary>
    public void Begin() => _inSlice = 0;

    /// <summary>Notes a breach.</summary>
    /// <param name="breach">The breach.</param>
    public void Add(in ConservationBreach breach)
    {
        if (_inSlice < _kept.Length)
            _kept[_inSlice] = breach;
        _inSlice++;
        _counts[(int)breach.Kind]++;
        Total++;
    }

    /// <summary>Notes a child that can't be judged.</summary>
    public void Abstain() => NoOpinion++;
}
