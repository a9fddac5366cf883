using Ops.Simulator.Headless;
using Ops.Simulator.Recorded;
using Ops.Simulator.Scenarios;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Ops.Simulator.Tests.Recorded;

public sealed class RecordedWorldTests
{
    [Fact]
    public void Sample_PlayedToItsEnd_AccountsForEveryRow()
    {
        RunOutcome outcome = Run(Sample(), "[]");
        RecordedFlowReport rows = outcome.Recorded!;

        Assert.Equal(425, rows.Rows);
        Assert.Equal([99L, 203L, 335L], rows.FirstFaults.Select(fault => fault.Line));
        Assert.Equal((3, 2, 0, 0), (rows.Malformed, rows.UnknownOrders, rows.RefusedOrders, rows.SuppressedRows));
        Assert.Equal(rows.Orders, outcome.Ledger.Fleet.Children);
        Assert.True(outcome.Ledger.Fleet.Executions > 100);
        Assert.Equal(0, outcome.LostEvents);
    }

    [Fact]
    public void Sample_PlayedTwice_GivesTheSameDigest() =>
        Assert.Equal(Run(Sample(), "[]").Digest, Run(Sample(), "[]").Digest);

    [Fact]
    public void Sample_FleetKilled_SendsNothingMoreAndSuppressesLaterRows()
    {
        const string Kill = """
            - { at: "09:30:20", who: operator-1, do: kill, scope: fleet, mode: blockAndCancel, reason: test }
            """;
        RunOutcome whole = Run(Sample(), "[]");
        RunOutcome killed = Run(Sample(), Kill);

        Assert.InRange(killed.Recorded!.Orders, 1, whole.Recorded!.Orders - 1);
        Assert.Equal(whole.Recorded.Orders, killed.Recorded.Orders + killed.Recorded.RefusedOrders);
        Assert.True(killed.Recorded.SuppressedRows > 0);
        Assert.Equal(8, killed.Holds.Length);
        Assert.All(killed.Holds, hold => Assert.Equal(0, hold.OrdersAfterBlock));
        Assert.All(killed.Holds, hold => Assert.NotNull(hold.DrainedAt));
    }

    [Theory]
    [InlineData("lobster-aapl-2012", "lobster-AAPL_2012-06-21_message_10.head.csv", 999, 0, 9, 61)]
    [InlineData("bitstamp-2015", "bitstamp-2015-05-01-orders.csv.gz", 50_414, 0, 213, 0)]
    public void RealCapture_PlayedToItsEnd_AccountsForEveryRow(
        string example, string data, int rows, int malformed, int unknown, int ignored)
    {
        string? directory = Environment.GetEnvironmentVariable("OPS_DATA");
        string file = Path.Combine(directory ?? "", data);
        if (directory is null || !File.Exists(file))
            Assert.Skip($"OPS_DATA names no directory with {data}.");
        string yaml = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "examples", example + ".yaml"));
        ScenarioLoadResult loaded =
            ScenarioLoader.Load(yaml.Replace($"file: {data}", $"file: \"{file}\""), example + ".yaml");
        Assert.Empty(loaded.Errors);

        RecordedFlowReport report = Run(loaded.Scenario!, "[]").Recorded!;

        Assert.Equal((rows, malformed, unknown, ignored),
            (report.Rows, report.Malformed, report.UnknownOrders, report.Ignored));
        Assert.True(report.Orders > 400);
    }

    private static Scenario Sample() => ScenarioLibrary.Default.Load("recorded-sample").Scenario!;

    private static RunOutcome Run(Scenario scenario, string actions)
    {
        ActionFileResult read = ActionFile.Read(actions, "actions.yaml", scenario);
        Assert.Empty(read.Errors);
        using var run =
            new HeadlessRun(scenario, new RunSettings(null, Seed: 1, Until: null, Breakers: false), read.Actions);
        return run.Run(new FakeTimeProvider(), progress: null);
    }
}
