namespace Ops.Telemetry.Contracts;

/// <summary>How what runs can differ from what should run, or mean something that nobody meant.</summary>
public enum ParityFindingKind
{
    /// <summary>The plan names the server, and it has not said what it runs.</summary>
    Missing = 0,

    /// <summary>It runs a build the plan does not ask for, or the plan does not name it at all.</summary>
    OffPlan = 1,

    /// <summary>It runs a build that the planned one replaced.</summary>
    OlderBuild = 2,

    /// <summary>The build has the right name and another content.</summary>
    HashDiffers = 3,

    /// <summary>The configuration is another than planned.</summary>
    ConfigDiffers = 4,

    /// <summary>A flag has another value than planned.</summary>
    FlagDiffers = 5,

    /// <summary>One flag that is on selects different code on different servers.</summary>
    TwoMeanings = 6,

    /// <summary>Code that was meant never to run again can be reached.</summary>
    RetiredReachable = 7,

    /// <summary>A flag is on of which the ledger has no meaning in that build.</summary>
    UnknownFlag = 8,

    /// <summary>The ledger does not know the build: nobody can say what it would execute.</summary>
    UnknownBuild = 9,

    /// <summary>The server says that a flag selects other code than the ledger says.</summary>
    LedgerContradicted = 10,

    /// <summary>What it runs changed while its orders could leave, and the plan asked for no change then.</summary>
    ChangedWhileFlowing = 11,

    /// <summary>Its unexplained messages name code that was meant never to run again.</summary>
    RetiredSpeaks = 12,
}
