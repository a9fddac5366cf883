using Ops.Architecture.Tests.Source;
using Xunit;

namespace Ops.Architecture.Tests.Layers;

/// <summary>The kill path stands alone: it waits for nothing.</summary>
public sealed class KillPathTests
{
    private const string Control = "Ops.Telemetry.Control";
    private const string Switch = Control + ".KillSwitch";
    private const string Contracts = "Ops.Telemetry.Contracts";

    private static readonly string[] s_commandHandles =
    [
        Contracts + ".IKillSwitch", Contracts + ".IReleaseDesk", Contracts + ".IPreOpenDesk",
        Contracts + ".IChangeDesk", Contracts + ".ILimitDesk", Contracts + ".IRampControl",
    ];

    /// <summary>Who holds a command handle: the doors, what they lead to, and those who compose them.</summary>
    private static readonly string[] s_doors =
    [
        "Ops.Dashboard.Api", "Ops.Dashboard.Sessions", "Ops.Dashboard.Startup", "Ops.Telemetry.AutoHalt",
        "Ops.Telemetry.Control", "Ops.Telemetry.Desks",
        "Ops.Simulator.Headless",
    ];

    private static readonly string[] s_waits =
    [
        "System.Threading.ThreadPool", "System.Threading.Timer", "System.Threading.SemaphoreSlim",
        "System.Threading.ManualResetEventSlim", "System.Threading.AutoResetEvent",
        "System.Threading.CancellationTokenSource",
    ];

    [Fact]
    public void Control_UsesNo_RxWebDatabaseFileOrNetwork()
    {
        string[] banned = ["System.Reactive", "Microsoft", "Serilog", "System.IO", "System.Net", "System.Data"];

        Uses.Forbid(
            use => use.IsFrom(Control) && banned.Any(use.IsTo) && !use.IsTo("Microsoft.CodeAnalysis"),
            "A kill does no I/O and needs no library.");
    }

    [Fact]
    public void KillSwitch_UsesNo_PoolOrTask()
    {
        Findings.NotEmpty(CompiledCode.References.Where(use => use.From == Switch), "reference of KillSwitch");

        Uses.Forbid(
            use => use.From == Switch && (s_waits.Contains(use.To) || use.IsTo("System.Threading.Tasks")),
            "The kill runs on the caller's own thread from the command to the last latch.");
    }

    [Theory]
    [InlineData("Components")]
    [InlineData("Views")]
    [InlineData("Hub")]
    public void Screen_NeverHolds_ACommandHandle(string folder) =>
        Uses.Forbid(
            use => use.IsFrom("Ops.Dashboard." + folder) && s_commandHandles.Contains(use.To),
            "Pages read; commands go over HTTP, so that they work when the circuit does not.");

    [Fact]
    public void CommandHandle_IsHeld_ByTheDoorsAlone() =>
        Uses.Forbid(
            use => s_commandHandles.Contains(use.To) && !s_doors.Any(use.IsFrom) &&
                use.FromNamespace is not ("Ops.Telemetry" or "Ops.Dashboard" or ""),
            $"Only {string.Join(", ", s_doors)} and the composition roots command.");
}
