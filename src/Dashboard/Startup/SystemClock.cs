namespace Ops.Dashboard.Startup;

/// <summary>
/// Where the machine's clock enters the program; everything else is given a <see cref="TimeProvider"/>.
/// </summary>
internal static class SystemClock
{
    /// <summary>The machine's clock.</summary>
#pragma warning disable RS0030 // the composition root is the one place that may name it
    public static TimeProvider Instance => TimeProvider.System;
#pragma warning restore RS0030
}
