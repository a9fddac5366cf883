using System.Collections.Immutable;
using Ops.Telemetry.Audit;
using Ops.Telemetry.Contracts;
using Ops.TestKit;

namespace Ops.Soak.Tests.Faults;

/// <summary>A disk under a journal. It can be full, and a kill -9 takes any part of what was not synced.</summary>
internal interface ISoakDisk : IJournalStore, IDisposable
{
    /// <summary>Whether it takes nothing.</summary>
    bool IsFull { get; set; }

    /// <summary>Where the trail ends.</summary>
    AuditHead End { get; }

    /// <summary>How often it was opened: this time included once that is on it.</summary>
    long Epoch { get; }

    /// <summary>Whether this opening is counted on it.</summary>
    bool IsCounted { get; }

    /// <summary>A control room opens what is on it: counts the opening and reads what stands.</summary>
    /// <returns>What a room finds.</returns>
    Opening Open();

    /// <summary>Keeps how far the trail has come, beside it.</summary>
    /// <param name="head">How far.</param>
    void KeepHead(AuditHead head);

    /// <summary>The machine dies while this is being written: any part of it may be on the disk, or none.</summary>
    /// <param name="batch">What was being written; null for nothing.</param>
    /// <param name="chance">Which part.</param>
    void Die(IReadOnlyList<JournalOperation>? batch, SeededChance chance);

    /// <summary>Checks the trail with the verifier of the product.</summary>
    /// <param name="known">How far it must have come, besides what the disk says itself.</param>
    /// <returns>The first fault, or that there is none.</returns>
    AuditVerification Verify(AuditHead known);

    /// <summary>What a room finds on a disk.</summary>
    /// <param name="Standing">Holds that stand.</param>
    /// <param name="Released">Holds whose release is on disk.</param>
    /// <param name="LastHold">The highest id ever given.</param>
    internal sealed record Opening(
        ImmutableArray<Hold> Standing, ImmutableArray<HoldId> Released, long LastHold);
}
