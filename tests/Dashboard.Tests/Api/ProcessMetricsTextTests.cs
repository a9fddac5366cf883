using Ops.Dashboard.Api;
using Xunit;

namespace Ops.Dashboard.Tests.Api;

public sealed class ProcessMetricsTextTests
{
    [Fact]
    public void Text_HasEachFigure_WithItsTypeAndHelp()
    {
        string text = ProcessMetricsText.Write(200_000_000, 40_000_000, 90_000_000, 3, TimeSpan.FromSeconds(1.5));

        Assert.Contains("# TYPE ops_process_resident_bytes gauge\nops_process_resident_bytes 200000000\n", text);
        Assert.Contains("\nops_gc_heap_bytes 40000000\n", text);
        Assert.Contains("\nops_gc_committed_bytes 90000000\n", text);
        Assert.Contains("# TYPE ops_gc_full_collections_total counter\nops_gc_full_collections_total 3\n", text);
        Assert.EndsWith("\nops_process_cpu_seconds_total 1.5\n", text);
    }
}
