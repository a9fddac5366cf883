using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Ops.Simulator.Headless;
using Ops.Simulator.Recording;
using Ops.Simulator.Scenarios;
using Xunit;

namespace Ops.Simulator.Tests.Headless;

public sealed class CommandLineTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("ops-headless-").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void List_TheLibrary_NamesEveryScenario()
    {
        Assert.Equal(0, Run("list"));

        Assert.Contains("knight-2012", _output.ToString());
        Assert.Contains("Presets: sec, press.", _output.ToString());
        Assert.Contains("quiet-day", _output.ToString());
    }

    [Fact]
    public void Validate_GoodAndBadFiles_ReportsEachAndEndsWithOne()
    {
        string good = Path.Combine(AppContext.BaseDirectory, "scenarios", "quiet-day.yaml");
        string bad = Path.Combine(_directory, "bad.yaml");
        File.WriteAllText(bad, "titel: x\n");

        Assert.Equal(1, Run("validate", good, bad));

        Assert.Contains("quiet-day.yaml: valid", _output.ToString());
        Assert.Contains("bad.yaml:1:1: scenario has no key titel; did you mean title?", _errors.ToString());
        Assert.Equal(0, Run("validate", good));
    }

    [Fact]
    public void Validate_AFileThatIsNotUtf8_NamesTheByte()
    {
        string file = Path.Combine(_directory, "latin.yaml");
        File.WriteAllBytes(file, [.. "\ufefftitle: x\nsource: Kn"u8, 0xFC, .. "ller\n"u8]);

        Assert.Equal(1, Run("validate", file));

        Assert.Contains(
            "latin.yaml:2:11: byte 22 is not UTF-8 (0xFC); save the file as UTF-8", _errors.ToString());
    }

    [Fact]
    public void Score_OfADamagedRecording_EndsWithOne()
    {
        string session = Path.Combine(_directory, "session");
        Assert.Equal(0, Run("run", "knight-2012", "--until", "09:30:02", "--record", session));
        Assert.Equal(0, Run("score", session));
        using (FileStream file = new(RecordingFile.In(session), FileMode.Open))
            file.SetLength(file.Length - 10);

        Assert.Equal(1, Run("score", session));

        Assert.Contains("The recording is damaged", _errors.ToString());
    }

    [Theory]
    [InlineData("knows", "run", "night-2012")]
    [InlineData("There is no scenario night-2012; did you mean knight-2012?", "run", "night-2012")]
    [InlineData("knight-2012 has no such preset; did you mean sec?", "run", "knight-2012", "--preset", "sek")]
    [InlineData("quiet-day has no presets", "run", "quiet-day", "--preset", "sec")]
    [InlineData("--until 9:45 is not a time of day", "run", "quiet-day", "--until", "9:45")]
    [InlineData("is outside the session", "run", "quiet-day", "--until", "07:00:00")]
    [InlineData("--parity", "run", "quiet-day", "--parity", "maybe")]
    [InlineData("--breakers", "run", "quiet-day", "--breakers", "maybe")]
    [InlineData("--seed", "run", "quiet-day", "--seed", "minus")]
    [InlineData("--record", "run", "quiet-day", "--record", "Ops.Simulator.dll")]
    [InlineData("knight-2012", "evaluate", "--only", "knight-2013")]
    [InlineData("--seeds 0 must be a whole number from 1 to 10000.", "evaluate", "--seeds", "0")]
    [InlineData("--seeds abc must be a whole number from 1 to 10000.", "evaluate", "--seeds", "abc")]
    [InlineData("--first-seed abc must be a whole number from 0 to", "evaluate", "--first-seed", "abc")]
    [InlineData("--seed abc must be a whole number from 0 to", "run", "quiet-day", "--seed", "abc")]
    [InlineData("--servers abc must be a whole number from 1 to 64.", "import", "x", "--into", "y", "--servers", "abc")]
    [InlineData("--compression 1.5 must be a whole number", "import", "x", "--into", "y", "--compression", "1.5")]
    [InlineData("no such directory", "evaluate", "--scenarios", "no/such/place")]
    [InlineData("No scenario is left", "evaluate", "--only", "quiet-day", "--kind", "incident")]
    [InlineData("there is no directory", "run", "quiet-day", "--report", "no/such/place.json")]
    public void Run_WrongUsage_SaysWhatWouldBeRightAndEndsWithTwo(string expected, params string[] arguments)
    {
        Assert.Equal(2, Run(arguments));

        if (expected != "knows")
            Assert.Contains(expected, _errors.ToString());
        else
            Assert.Contains("quiet-day", _errors.ToString());
        Assert.Empty(_output.ToString());
    }

    [Fact]
    public void Run_WithReport_WritesEveryNamePromised()
    {
        string file = Path.Combine(_directory, "report.json");

        Assert.Equal(0, Run("run", "recorded-sample", "--until", "09:30:30", "--report", file));

        JsonElement report = JsonDocument.Parse(File.ReadAllText(file)).RootElement;
        string[] promised =
        [
            "scenario", "preset", "seed", "simulatedSeconds", "wallSeconds", "events", "parentOrders", "childOrders",
            "executions", "shares", "symbols", "netLongSymbols", "netShortSymbols", "netLongNotional",
                "netShortNotional",
            "grossNotional", "pnl", "alarms", "trips", "holds", "truth", "detection", "lossIfNobodyActed",
                "lossAvoided",
            "eventLogDigest",
        ];
        Assert.All(promised, name => Assert.True(report.TryGetProperty(name, out _), name));
        Assert.Equal(60, report.GetProperty("simulatedSeconds").GetDecimal());
        Assert.Equal(JsonValueKind.Null, report.GetProperty("truth").ValueKind);
        Assert.Equal(JsonValueKind.Null, report.GetProperty("lossIfNobodyActed").ValueKind);
        Assert.Contains("digest " + report.GetProperty("eventLogDigest").GetString(), _output.ToString());
        Assert.Empty(_errors.ToString());
    }

    [Fact]
    public void Run_WithFaultyActions_ListsThemAndRunsNothing()
    {
        string file = Path.Combine(_directory, "actions.yaml");
        File.WriteAllText(file, "- at: x\n");

        Assert.Equal(1, Run("run", "quiet-day", "--actions", file));

        Assert.Contains("actions.yaml:1:7: at is x", _errors.ToString());
        Assert.Empty(_output.ToString());
    }

    private int Run(params string[] arguments) => new CommandLine(
        new HeadlessConsole(_output, _errors, showProgress: false), ScenarioLibrary.Default, new FakeTimeProvider())
            .Run(arguments);
}
