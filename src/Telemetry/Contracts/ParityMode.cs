namespace Ops.Telemetry.Contracts;

/// <summary>What a server that differs from the release plan leads to.</summary>
public enum ParityMode
{
    /// <summary>An alarm; the server flows.</summary>
    Observe = 0,

    /// <summary>The server is halted until the difference is gone, or two people override it.</summary>
    Enforce = 1,
}
