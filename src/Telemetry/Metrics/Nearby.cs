using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Ops.Telemetry.Metrics;

/// <summary>
/// Asks the processor to bring memory near before it is needed, while there is other work to do. A hint: it reads
/// nothing, can't fail whatever the address, and does nothing where there is no such instruction.
/// </summary>
internal static class Nearby
{
    /// <summary>Hints that a place is needed soon.</summary>
    /// <typeparam name="T">What is there.</typeparam>
    /// <param name="place">The place; it may lie beyond the end of an array.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Bring<T>(ref T place)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref place));
    }
}
