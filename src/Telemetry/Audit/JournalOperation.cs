using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Audit;

/// <summary>One thing to write.</summary>
/// <param name="Entry">Its entry in the trail.</param>
internal abstract record JournalOperation(AuditEntry Entry)
{
    /// <summary>An entry alone.</summary>
    /// <param name="Entry">The entry.</param>
    public sealed record Note(AuditEntry Entry) : JournalOperation(Entry);

    /// <summary>A new hold.</summary>
    /// <param name="Hold">The hold.</param>
    /// <param name="Entry">The entry.</param>
    public sealed record Put(Hold Hold, AuditEntry Entry) : JournalOperation(Entry);

    /// <summary>What somebody waits for.</summary>
    /// <param name="Entry">The entry.</param>
    public abstract record Awaited(AuditEntry Entry) : JournalOperation(Entry)
    {
        private readonly TaskCompletionSource<bool> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Whether it is durable.</summary>
        public Task<bool> Done => _done.Task;

        /// <summary>Answers who waits.</summary>
        /// <param name="isDurable">Whether it is on disk.</param>
        public void Answer(bool isDurable) => _done.TrySetResult(isDurable);
    }

    /// <summary>An entry alone, which somebody waits for.</summary>
    /// <param name="Entry">The entry.</param>
    public sealed record AwaitedNote(AuditEntry Entry) : Awaited(Entry);

    /// <summary>A release.</summary>
    /// <param name="Hold">The hold.</param>
    /// <param name="Entry">The entry.</param>
    public sealed record Release(HoldId Hold, AuditEntry Entry) : Awaited(Entry);
}
