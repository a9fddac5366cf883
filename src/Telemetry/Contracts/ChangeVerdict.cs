namespace Ops.Telemetry.Contracts;

/// <summary>What a change does to a fleet's agreement with its plan and ledger.</summary>
public enum ChangeVerdict
{
    /// <summary>Fewer differences after it.</summary>
    Better = 0,

    /// <summary>As many as before.</summary>
    Same = 1,

    /// <summary>More, or one that is worse: it needs two people.</summary>
    Worse = 2,
}
