using Ops.Dashboard.OwnHealth;

namespace Ops.Dashboard.Tests.Shared;

/// <summary>A control room whose own health is what a test says.</summary>
internal sealed class FakeSystem : ISystemReader
{
    public SystemReading Now { get; set; } = new() { JournalHealthy = true, Records = true, FreeBytes = 50L << 30 };

    public int Reads { get; private set; }

    public SystemReading Read()
    {
        Reads++;
        return Now;
    }
}
