namespace Ops.Telemetry.Model;

/// <summary>What servers should run and what that means: a fleet brings it along with its feed.</summary>
/// <param name="Plan">The release plan; null when there is none.</param>
/// <param name="Ledger">The flag-meaning ledger.</param>
public sealed record ReleaseBook(ReleasePlan? Plan, FlagLedger Ledger)
{
    /// <summary>No plan and no ledger.</summary>
    public static ReleaseBook Empty { get; } = new(null, FlagLedger.Empty);
}
