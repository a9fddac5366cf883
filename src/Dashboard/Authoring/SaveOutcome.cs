namespace Ops.Dashboard.Authoring;

/// <summary>What became of a scenario somebody wanted to save or remove.</summary>
internal enum SaveOutcome
{
    /// <summary>It is done.</summary>
    Done,

    /// <summary>The text has faults; nothing was written.</summary>
    Faulty,

    /// <summary>That id belongs to a scenario that is shipped; nothing was written.</summary>
    Shipped,

    /// <summary>Somebody else changed it meanwhile, or a new one has the id of another; nothing was written.</summary>
    Stale,

    /// <summary>There is no such file of one's own.</summary>
    Missing,
}
