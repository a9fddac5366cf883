using System.Runtime.InteropServices;

namespace Ops.Benchmarks;

/// <summary>
/// Rests for microseconds, which the runtime can't: a load that looks at the clock until its turn comes would take one
/// of two processors whole, and what else has work to do would then take the other from whoever is measured.
/// </summary>
internal static partial class PreciseSleep
{
    private const int SetTimerSlack = 29; // PR_SET_TIMERSLACK of linux/prctl.h
    private const ulong SlackNanoseconds = 1_000; // 50 us by default
    private const uint Microseconds = 20;

    /// <summary>Lets this thread wake on time. Once, before it rests.</summary>
    public static void Prepare()
    {
        if (OperatingSystem.IsLinux() && Control(SetTimerSlack, SlackNanoseconds, 0, 0, 0) != 0)
            throw new InvalidOperationException("The kernel did not take the timer's slack.");
    }

    /// <summary>Rests for about 20 us; elsewhere than on Linux it gives its turn away.</summary>
    public static void Rest()
    {
        if (OperatingSystem.IsLinux())
            _ = Sleep(Microseconds); // woken early by a signal: who rests looks at the clock anyway
        else
            Thread.Yield();
    }

    [LibraryImport("libc", EntryPoint = "prctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Control(int option, ulong first, ulong second, ulong third, ulong fourth);

    [LibraryImport("libc", EntryPoint = "usleep")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Sleep(uint microseconds);
}
