namespace Ops.Simulator.Scenarios;

/// <summary>Which way a clock is off.</summary>
public enum ClockDirection
{
    /// <summary>It shows a later time than it is.</summary>
    Ahead = 0,

    /// <summary>It shows an earlier time than it is.</summary>
    Behind = 1,
}
