using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Ops.EndToEnd.Tests.Rooms;

/// <summary>POSIX signals.</summary>
internal static partial class Signals
{
    private const int SigStopLinux = 19;
    private const int SigContLinux = 18;
    private const int SigStopMac = 17;
    private const int SigContMac = 19;

    /// <summary>SIGSTOP.</summary>
    public static void Stop(int processId) => Send(processId, OperatingSystem.IsMacOS() ? SigStopMac : SigStopLinux);

    /// <summary>SIGCONT.</summary>
    public static void Continue(int processId) =>
        Send(processId, OperatingSystem.IsMacOS() ? SigContMac : SigContLinux);

    private static void Send(int processId, int signal)
    {
        if (Kill(processId, signal) != 0)
            throw new Win32Exception(
                Marshal.GetLastPInvokeError(), $"Signal {signal} did not reach process {processId}");
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int processId, int signal);
}
