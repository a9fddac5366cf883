using Ops.Architecture.Tests.Source;
using Xunit;

namespace Ops.Architecture.Tests.Layers;

/// <summary>The folders are the layers, and the arrows between them point one way.</summary>
public sealed class LayerTests
{
    private const string Telemetry = "Ops.Telemetry";
    private const string Simulator = "Ops.Simulator";
    private const string Dashboard = "Ops.Dashboard";
    private const string Model = Telemetry + ".Model";
    private const string Contracts = Telemetry + ".Contracts";
    private const string Headless = Simulator + ".Headless";

    private static readonly string[] s_impure =
    [
        "System.TimeProvider", "System.Threading.Lock", "System.Threading.Monitor", "System.Threading.Thread",
        "System.Threading.ThreadPool", "System.Threading.Timer", "System.Threading.PeriodicTimer",
        "System.Threading.SemaphoreSlim",
        "System.Threading.Mutex", "System.Threading.ReaderWriterLockSlim", "System.Threading.AutoResetEvent",
        "System.Threading.ManualResetEvent", "System.Threading.ManualResetEventSlim", "System.Threading.SpinLock",
        "System.Diagnostics.Stopwatch",
    ];

    private static readonly string[] s_impureNamespaces =
        ["System.Threading.Tasks", "System.Threading.Channels", "System.Reactive", "System.IO", "System.Net"];

    /// <summary>What each layer of Telemetry may use beside itself. The root folder composes and may use all.</summary>
    public static TheoryData<string, string[]> TelemetryLayers => new()
    {
        { "Model", [] },
        { "Contracts", ["Model"] },
        { "Metrics", ["Model", "Contracts"] },
        { "Detection", ["Model", "Contracts", "Metrics"] },
        { "Health", ["Model", "Contracts"] },
        { "Reconciliation", ["Model", "Contracts"] },
        { "Alarms", ["Model", "Contracts"] },
        { "Parity", ["Model", "Contracts"] },
        { "Desks", ["Model", "Contracts", "Parity"] },
        { "Control", ["Model", "Contracts"] },
        { "Audit", ["Model", "Contracts"] },
        { "Pipeline", ["Model", "Contracts", "Metrics", "Detection", "Health", "Parity", "Reconciliation"] },
        { "Readiness", ["Model", "Contracts"] },
        { "AutoHalt", ["Model", "Contracts", "Pipeline", "Readiness"] },
    };

    /// <summary>Libraries that only some folders may name, and which.</summary>
    public static TheoryData<string, string[]> Libraries => new()
    {
        { "System.Reactive", [Telemetry + ".Pipeline"] },
        { "Microsoft.Data.Sqlite", [Telemetry + ".Audit", Dashboard + ".Accounts"] },
        { "Microsoft.EntityFrameworkCore", [Dashboard + ".Accounts"] },
        { "Microsoft.AspNetCore.Identity", [Dashboard + ".Accounts", Dashboard + ".Startup"] },
        { "Microsoft.AspNetCore", [Dashboard] },
        { "Microsoft.JSInterop", [Dashboard] },
        { "MudBlazor", [Dashboard] },
        { "Serilog", [Dashboard] },
        { "YamlDotNet", [Simulator] },
        { "Spectre.Console", [Headless] },
        { "System.CommandLine", [Headless, Dashboard] },
        { "MessagePack", [Dashboard + ".Hub"] },
    };

    [Theory]
    [MemberData(nameof(TelemetryLayers))]
    public void TelemetryLayer_UsesOnly_TheLayersBelowIt(string layer, string[] below)
    {
        string[] allowed = [.. below.Append(layer).Select(name => $"{Telemetry}.{name}")];

        Uses.Forbid(
            use => use.IsFrom($"{Telemetry}.{layer}") && use.IsTo("Ops") && !allowed.Any(use.IsTo),
            $"{Telemetry}.{layer} may use only {string.Join(", ", allowed)}.");
    }

    [Fact]
    public void TelemetryFolder_HasItsPlace_InTheTableOfLayers()
    {
        string[] known = [.. TelemetryLayers.Select(row => row.Data.Item1)];

        Findings.AssertNone(
            Repository.Sources(".cs", "src/Telemetry/")
                .Where(file => file.Path.Split('/') is { Length: > 3 } parts && !known.Contains(parts[2]))
                .Select(file => $"{file.Path}:1: this folder is in no layer"),
            "Every folder of Telemetry has its place in the table of layers.");
    }

    [Fact]
    public void Telemetry_NeverUses_SimulatorOrDashboard() =>
        Uses.Forbid(
            use => use.IsFrom(Telemetry) && (use.IsTo(Simulator) || use.IsTo(Dashboard)),
            "Telemetry knows neither the simulator nor the page: a real fleet takes their place.");

    [Fact]
    public void World_UsesOnly_ModelAndContracts() =>
        Uses.Forbid(
            use => use.IsFrom(Simulator) && !use.IsFrom(Headless) &&
                use.IsTo(Telemetry) && !use.IsTo(Model) && !use.IsTo(Contracts),
            $"The simulated world stands in for a real fleet; only {Headless} composes it with pipeline and switch.");

    [Fact]
    public void Simulator_NeverUses_Dashboard() =>
        Uses.Forbid(use => use.IsFrom(Simulator) && use.IsTo(Dashboard), "The simulator runs without the page.");

    [Theory]
    [InlineData("Components")]
    [InlineData("Views")]
    [InlineData("Hub")]
    public void Screen_Sees_ReadersAndContractsOnly(string folder)
    {
        string[] allowed = [Dashboard, Model, Contracts];

        Uses.Forbid(
            use => use.IsFrom($"{Dashboard}.{folder}") && use.IsTo("Ops") &&
                !allowed.Any(use.IsTo) && use.ToNamespace != Simulator,
            $"{folder} shows the pictures of Contracts; of the simulator it knows the training console alone.");
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Library_IsNamedOnly_WhereItBelongs(string library, string[] folders) =>
        Uses.Forbid(
            use => use.IsTo(library) && use.IsFrom("Ops") && !folders.Any(use.IsFrom),
            $"{library} may be named only in {string.Join(", ", folders)}.");

    [Theory]
    [InlineData("Metrics")]
    [InlineData("Detection")]
    [InlineData("Health")]
    [InlineData("Reconciliation")]
    [InlineData("Parity")]
    [InlineData("Readiness")]
    public void PureFolder_Holds_NoClockLockOrTask(string folder) =>
        Uses.Forbid(
            use => use.IsFrom($"{Telemetry}.{folder}") &&
                (s_impure.Contains(use.To) || s_impureNamespaces.Any(use.IsTo)) &&
                !use.To.EndsWith("Exception"),
            $"{folder} is arithmetic over what it is given: no clock, no lock, no task, no I/O.");

    [Fact]
    public void References_OfTheProduct_AreSeen()
    {
        // The rules above pass on an empty list too: these references must be there.
        Assert.Contains(
            CompiledCode.References,
            use => use.From == $"{Contracts}.HaltScope" && use.To == $"{Model}.ServerDefinition");
        Assert.Contains(CompiledCode.References, use => use.IsTo(Contracts) && use.Place.StartsWith("src/Simulator/"));
    }
}
