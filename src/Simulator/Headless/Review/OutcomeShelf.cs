namespace Ops.Simulator.Headless.Review;

/// <summary>
/// Outcomes of runs by what was done in them: the same seed and the same acts give the same outcome. Bounded; the one
/// not asked for longest goes first. Any thread.
/// </summary>
internal sealed class OutcomeShelf
{
    /// <summary>Outcomes that are kept.</summary>
    public const int Most = 64;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<(string Key, Outcome Outcome)>> _byKey =
        new(StringComparer.Ordinal);
    private readonly LinkedList<(string Key, Outcome Outcome)> _byUse = new(); // the longest unasked first

    /// <summary>An outcome that is kept.</summary>
    /// <param name="key">What was done.</param>
    /// <returns>The outcome; null when it is not kept.</returns>
    public Outcome? Find(string key)
    {
        lock (_lock)
        {
            if (!_byKey.TryGetValue(key, out LinkedListNode<(string Key, Outcome Outcome)>? node))
                return null;
            _byUse.Remove(node);
            _byUse.AddLast(node);
            return node.Value.Outcome;
        }
    }

    /// <summary>Keeps one.</summary>
    /// <param name="key">What was done.</param>
    /// <param name="outcome">What it came to.</param>
    public void Keep(string key, Outcome outcome)
    {
        lock (_lock)
        {
            if (_byKey.Remove(key, out LinkedListNode<(string Key, Outcome Outcome)>? known))
                _byUse.Remove(known);
            _byKey[key] = _byUse.AddLast((key, outcome));
            if (_byKey.Count <= Most)
                return;
            _byKey.Remove(_byUse.First!.Value.Key);
            _byUse.RemoveFirst();
        }
    }
}
