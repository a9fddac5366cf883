using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Ops.Dashboard.Cli;
using Ops.Dashboard.Trail;
using Ops.Telemetry.Audit;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Cli;

public sealed class AuditCheckTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("ops-export-").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();

    private string ExportFile => Path.Combine(_directory, "export.jsonl");

    [Fact]
    public async Task Export_AsItWasWritten_IsGood()
    {
        await ExportAsync(static lines => lines);

        Assert.Equal(CommandLine.Done, await CheckAsync());
        Assert.Contains("3 entries, each as it was written. The last is record 3", _output.ToString());
    }

    [Fact]
    public async Task Export_OfAChoice_IsGoodWithoutTheRest()
    {
        await ExportAsync(static lines => [lines[0], lines[2]]);

        Assert.Equal(CommandLine.Done, await CheckAsync());
    }

    [Theory]
    [InlineData("runs away", "all is well")]
    [InlineData("\"actor\":\"ann\"", "\"actor\":\"bob\"")]
    [InlineData("\"number\":1,", "\"number\":2,")]
    [InlineData("\"what\":\"halt\"", "\"what\":7")]
    public async Task Line_ThatWasChanged_IsFound(string from, string to)
    {
        await ExportAsync(lines => [lines[0].Replace(from, to), lines[1], lines[2]]);

        Assert.Equal(CommandLine.Refused, await CheckAsync());
        Assert.Contains(":1: ", _errors.ToString());
    }

    [Fact]
    public async Task Lines_InAnotherOrder_AreFound()
    {
        await ExportAsync(static lines => [lines[1], lines[0]]);

        Assert.Equal(CommandLine.Refused, await CheckAsync());
        Assert.Contains("record 1 comes after record 2", _errors.ToString());
    }

    [Fact]
    public async Task File_ThatIsMissing_IsWrongUsage() => Assert.Equal(CommandLine.WrongUsage, await CheckAsync());

    public void Dispose()
    {
        Directory.Delete(_directory, recursive: true);
        _output.Dispose();
        _errors.Dispose();
    }

    private async Task ExportAsync(Func<string[], string[]> change)
    {
        using (var journal = new SqliteControlJournal(_directory, SqliteControlJournal.LiveRealm))
        {
            foreach (string detail in new[] { "runs away", "ünïcödé \"quoted\"", "third" })
            {
                journal.Append(new AuditEntry(
                    new WallTime(638_000_000_123_456_789), new MarketTime(34_200_000_000_001),
                    new Actor(ActorKind.Person, "ann"), "halt", "H-1", detail));
            }
        }
        using var again = new SqliteControlJournal(_directory, SqliteControlJournal.LiveRealm);
        string[] lines =
        [
            .. AuditStream.Oldest(again, AuditFilter.All, pageEntries: 2)
                .Select(row => JsonSerializer.Serialize(AuditLine.From(row), AuditLine.Json)),
        ];
        await File.WriteAllLinesAsync(ExportFile, change(lines), TestContext.Current.CancellationToken);
    }

    private Task<int> CheckAsync() => CommandLine.RunAsync(
        ["audit", "check", ExportFile], _output, _errors, handler: null, new FakeTimeProvider());
}
