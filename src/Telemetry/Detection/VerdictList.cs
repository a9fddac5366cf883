using System.Runtime.InteropServices;

namespace Ops.Telemetry.Detection;

/// <summary>
/// Where a detector puts its verdicts: reused from tick to tick, so that judging allocates nothing. A rule without
/// instruments adds at most one; a rule over instruments adds one for each that is worth a look.
/// </summary>
internal sealed class VerdictList
{
    private readonly List<Verdict> _items = [];

    /// <summary>The verdicts.</summary>
    public ReadOnlySpan<Verdict> Items => CollectionsMarshal.AsSpan(_items);

    /// <summary>Why the detector has no right to an opinion; null when it has one.</summary>
    public NoOpinion? NoOpinion { get; private set; }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _items.Clear();
        NoOpinion = null;
    }

    /// <summary>Adds a verdict.</summary>
    /// <param name="verdict">The verdict.</param>
    public void Add(in Verdict verdict) => _items.Add(verdict);

    /// <summary>Adds a verdict about no instrument.</summary>
    /// <param name="value">What was measured.</param>
    public void Add(long value) => _items.Add(new Verdict { Value = value });

    /// <summary>Says that the detector has no right to an opinion.</summary>
    /// <param name="why">Why, e.g. "{0} of {1} servers deviate".</param>
    /// <param name="first">The first figure in it.</param>
    /// <param name="second">The second.</param>
    public void Abstain(string why, long first = 0, long second = 0) => NoOpinion = new NoOpinion(why, first, second);

    /// <summary>Says that the detector has no right to an opinion.</summary>
    /// <param name="why">Why.</param>
    public void Abstain(NoOpinion why) => NoOpinion = why;
}
