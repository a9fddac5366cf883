using System.Runtime.InteropServices;

namespace Ops.Simulator.Servers;

/// <summary>One sending thread's flag, alone on its cache lines so that senders do not disturb each other.</summary>
internal sealed class InFlightSlot
{
    private Padded _flag;

    /// <summary>Whether its thread is between check and send.</summary>
    public bool IsUp => Volatile.Read(ref _flag.Value) != 0;

    /// <summary>Raises it with a full fence: the gate's latch is read after, never before.</summary>
    public void Raise() => Interlocked.Exchange(ref _flag.Value, 1);

    /// <summary>Lowers it after the send.</summary>
    public void Lower() => Volatile.Write(ref _flag.Value, 0);

    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Padded
    {
        [FieldOffset(128)]
        public int Value;
    }
}
