namespace Ops.Telemetry.Audit;

/// <summary>What takes the operations of a journal and keeps them. Used by one thread at a time.</summary>
internal interface IJournalStore
{
    /// <summary>Writes operations: all of them are on disk when it returns, or none.</summary>
    /// <param name="batch">The operations, in order.</param>
    /// <exception cref="Exception">The disk did not take them, for whatever reason.</exception>
    void Write(IEnumerable<JournalOperation> batch);

    /// <summary>Says where the trail ends, while no realm and no other program can make it longer.</summary>
    /// <param name="keep">Told the end.</param>
    void AtEnd(Action<AuditHead> keep);
}
