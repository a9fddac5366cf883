using Ops.Architecture.Tests.Source;
using Ops.Dashboard.Drill;
using Xunit;

namespace Ops.Architecture.Tests.Layers;

/// <summary>The shared-fate map says what compiled code depends on, and leaves no caller of the switch out.</summary>
public sealed class FateMapTests
{
    private const string KillSwitch = "Ops.Telemetry.Control.KillSwitch";
    private const string SwitchPort = "Ops.Telemetry.Contracts.IKillSwitch";
    private const string Journal = "Ops.Telemetry.Contracts.IControlJournal";
    private const string KeyHandler = "Ops.Dashboard.Auth.ApiKeyHandler";

    private static readonly string[] s_loop =
        ["Ops.Telemetry.Pipeline.FleetLoop", "Ops.Telemetry.Pipeline.LoopThread"];
    private static readonly string[] s_disk =
        ["System.IO.File", "System.IO.FileStream", "System.IO.Directory", "Microsoft.Data.Sqlite.SqliteConnection"];

    public static TheoryData<string> Rows => new(FateMap.Doors.Concat(FateMap.Means).Select(row => row.Name));

    [Theory]
    [MemberData(nameof(Rows))]
    public void Row_ClaimsTheParts_ItsCompiledCodeDependsOn(string name)
    {
        FateRow row = FateMap.Doors.Concat(FateMap.Means).Single(each => each.Name == name);
        foreach (string code in row.Code)
            Assert.True(Exists(code), $"{name} names {code}, which is not there.");

        Part[] found = [.. Enum.GetValues<Part>().Where(part => DependsOn(row, part))];

        Assert.Equal(found, row.Parts.Order());
    }

    [Fact]
    public void CallerOfTheSwitch_IsOnTheMap()
    {
        HashSet<string> known = [.. FateMap.Doors.Concat(FateMap.Means).SelectMany(row => row.Code)];

        Findings.AssertNone(
            Findings.NotEmpty(
                    CompiledCode.References.Where(use => use.To == SwitchPort && use.Member == "Halt"), "call of Halt")
                .Where(use => !known.Contains(use.From) && !use.IsFrom("Ops.Simulator.Headless"))
                .Select(use => use.ToString()),
            "Whoever can stop a server is a row of the shared-fate map.");
    }

    [Fact]
    public void EveryDoor_EndsAtTheOneSwitch() =>
        Assert.All(FateMap.Doors, row => Assert.Contains(Part.Switch, row.Parts));

    private static bool Exists(string code) => code.EndsWith(".js")
        ? Repository.Files.Contains(code)
        : CompiledCode.References.Any(use => use.From == code);

    private static bool DependsOn(FateRow row, Part part)
    {
        Reference[] uses = [.. CompiledCode.References.Where(use => row.Code.Contains(use.From))];
        return part switch
        {
            Part.Script => row.Code.Any(code => code.EndsWith(".js")),
            Part.Circuit => uses.Any(use => use.IsTo("Microsoft.AspNetCore.Components") ||
                use.IsTo("Microsoft.JSInterop")),
            Part.WebServer => uses.Any(use => (use.IsTo("Microsoft.AspNetCore") &&
                !use.IsTo("Microsoft.AspNetCore.Components")) || use.IsTo("System.Net")),
            Part.Pool => uses.Any(use => use.IsTo("System.Threading.Tasks")),
            Part.SignIn => row.Code.Contains(KeyHandler) || uses.Any(use => use.Member == "RequireAuthorization"),
            Part.Pipeline => row.Code.Any(s_loop.Contains) || uses.Any(use => s_loop.Contains(use.To)),
            Part.Journal => uses.Any(use => use.To == Journal && use.Member.Contains("Durable")),
            Part.Disk => uses.Any(use => s_disk.Contains(use.To)),
            Part.Switch => row.Code.Contains(KillSwitch) || uses.Any(use => use.To == SwitchPort),
            Part.Process => row.Code.Any(
                code => code.StartsWith("Ops.Telemetry.") || code.StartsWith("Ops.Dashboard.")),
            _ => throw new InvalidOperationException($"{part} has no mark in code."),
        };
    }
}
