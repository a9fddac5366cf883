using System.Runtime.InteropServices;

namespace Ops.Dashboard.Startup;

/// <summary>
/// Keeps memory outside the collector's heap steady. Glibc gives threads pools of their own, up to eight for each
/// processor, and each keeps what it once used; the runtime's compiler and SQLite come from any of the thread pool's
/// threads, so for hours every pool grew to the largest. Two pools serve as well: what is allocated here is rare.
/// </summary>
internal static class NativeMemory
{
    private const int ArenaMax = -8; // M_ARENA_MAX of malloc.h
    private const int Arenas = 2;

    /// <summary>Sets it, before threads are started. Where the C library is another one, nothing is set.</summary>
    public static void KeepSteady()
    {
        if (!OperatingSystem.IsLinux())
            return;
        try
        {
            _ = mallopt(ArenaMax, Arenas); // 0 where it is not known there: then all is as it was
        }
        catch (Exception missing) when (missing is EntryPointNotFoundException or DllNotFoundException)
        {
            // musl has one pool for all, and no such call
        }
    }

    [DllImport("libc.so.6", EntryPoint = "mallopt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int mallopt(int parameter, int value);
}
