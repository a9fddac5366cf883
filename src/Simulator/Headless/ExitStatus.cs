namespace Ops.Simulator.Headless;

/// <summary>What the process says to its caller.</summary>
internal static class ExitStatus
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>An input file is wrong, or a result could not be written.</summary>
    public const int Refused = 1;

    /// <summary>The command line itself is wrong.</summary>
    public const int Usage = 2;
}
