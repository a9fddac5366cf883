using System.Runtime.InteropServices;

namespace Ops.Telemetry.Detection;

/// <summary>
/// Where a detector puts its verdicts: reused from tick to tick, so that judging allocates nothing. A rule without
/// instruments adds at most one; a rule over instruments adds one for each that is worth a look.
/// </summary>
internal sealed class VerdictList
{
    private readonly List<Verdict> _items = [];
    private long _beneath;
    private int _plainTopic;

    /// <summary>The verdicts.</summary>
    public ReadOnlySpan<Verdict> Items
    {
        get
        {
            WriteOut();
            return CollectionsMarshal.AsSpan(_items);
        }
    }

    /// <summary>
    /// Whether the last that was said is one value about no instrument, as nearly always: one that reaches nothing need
    /// not become a verdict first.
    /// </summary>
    public bool IsPlain { get; private set; }

    /// <summary>That value.</summary>
    public long Plain { get; private set; }

    /// <summary>Whether more was said than one value about no instrument.</summary>
    public bool HasItems { get; private set; }

    /// <summary>Why the detector has no right to an opinion; without words when it has one.</summary>
    public NoOpinion NoOpinion { get; private set; }

    /// <summary>Forgets everything.</summary>
    /// <param name="beneath">Below this a value reaches nothing, so that nobody will read what a verdict says beside
    /// it.</param>
    public void Clear(long beneath = long.MinValue)
    {
        if (HasItems)
            _items.Clear();
        _beneath = beneath;
        (HasItems, IsPlain, NoOpinion) = (false, false, default);
    }

    /// <summary>Adds a verdict.</summary>
    /// <param name="verdict">The verdict.</param>
    public void Add(in Verdict verdict)
    {
        if (verdict.Value < _beneath && verdict.Key < 0 && !IsPlain && !HasItems)
        {
            (Plain, _plainTopic, IsPlain) = (verdict.Value, verdict.Topic, true);
            return;
        }
        WriteOut();
        _items.Add(verdict);
        HasItems = true;
    }

    /// <summary>Adds a verdict about no instrument.</summary>
    /// <param name="value">What was measured.</param>
    /// <param name="topic">Its topic, or <see cref="Verdict.NoTopic"/>.</param>
    public void Add(long value, int topic = Verdict.NoTopic)
    {
        WriteOut();
        (Plain, _plainTopic, IsPlain) = (value, topic, true);
    }

    /// <summary>Adds a verdict about no instrument, with what its sentence needs.</summary>
    /// <param name="value">What was measured.</param>
    /// <param name="detail">A second figure for the sentence.</param>
    /// <param name="reference">What the value was compared with.</param>
    public void Add(long value, long detail, long reference)
    {
        if (value < _beneath)
            Add(value); // nobody will read the rest
        else
            Add(new Verdict { Value = value, Detail = detail, Reference = reference });
    }

    /// <summary>Says that the detector has no right to an opinion.</summary>
    /// <param name="why">Why, e.g. "{0} of {1} servers deviate".</param>
    /// <param name="first">The first figure in it.</param>
    /// <param name="second">The second.</param>
    public void Abstain(string why, long first = 0, long second = 0) => NoOpinion = new NoOpinion(why, first, second);

    /// <summary>Says that the detector has no right to an opinion.</summary>
    /// <param name="why">Why.</param>
    public void Abstain(NoOpinion why) => NoOpinion = why;

    private void WriteOut()
    {
        if (!IsPlain)
            return;
        (IsPlain, HasItems) = (false, true);
        _items.Add(new Verdict { Value = Plain, Topic = _plainTopic });
    }
}
