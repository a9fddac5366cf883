using System.IO.Compression;
using Microsoft.Extensions.Time.Testing;
using Ops.Simulator.Headless;
using Ops.Simulator.Scenarios;
using Xunit;

namespace Ops.Simulator.Tests.Headless;

public sealed class ImportVerbTests : IDisposable
{
    private const string Bitstamp = """
        id,timestamp,exchange.timestamp,price,volume,action,direction
        7,1430438400000,1430438400000,236.47,300000000,created,bid
        8,1430438401000,1430438401000,236.50,100000000,created,ask
        7,1430438402000,1430438402000,236.47,100000000,changed,bid
        8,1430438403000,1430438403000,236.50,0,deleted,ask
        9,1430438404000,1430438404000,nothing,100000000,created,ask
        7,1430438405000,1430438405000,236.47,100000000,deleted,bid
        """;

    private const string Lobster = """
        34200.004241176,1,16113575,18,5853300,1
        34200.025552000,1,16113584,18,5853200,-1
        34201.201743760,3,16113575,18,5853300,1
        34201.201781030,5,0,10,5853200,-1
        """;

    private readonly string _directory = Directory.CreateTempSubdirectory("ops-import-").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();

    private string Into => Path.Combine(_directory, "into");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData("orders.csv", Bitstamp, 2, "BTCUSD", 2.3647)]
    [InlineData("aapl.csv", Lobster, 2, "STOCK", 585.33)]
    public void Import_AKnownFormat_MakesAScenarioThatRuns(
        string name, string text, long orders, string ticker, double price)
    {
        string file = Write(name, text);

        Assert.Equal(0, Run("import", file, "--into", Into));

        Scenario made = Loaded(Path.GetFileNameWithoutExtension(name));
        Assert.Equal(8, made.Fleet.Servers.Length);
        Assert.Equal(ticker, made.Recorded!.Ticker);
        Assert.Equal((long)(price * 10_000), made.Universe.Symbols.Single().Price.Ticks);
        Assert.NotNull(made.Training);
        Assert.Equal(orders, OrdersOf(made));
        Assert.Equal(File.ReadAllText(file), File.ReadAllText(made.Recorded.File));
    }

    [Fact]
    public void Import_AGzip_IsReadAsWhatIsInIt()
    {
        string file = Path.Combine(_directory, "orders.csv.gz");
        using (var stream = new GZipStream(File.Create(file), CompressionLevel.Fastest))
        using (var writer = new StreamWriter(stream))
            writer.Write(Bitstamp);

        Assert.Equal(0, Run("import", file, "--into", Into, "--servers", "3", "--ticker", "COIN", "--compression", "2",
            "--id", "coin"));

        Scenario made = Loaded("coin");
        Assert.Equal(["rec-1", "rec-2", "rec-3"], made.Fleet.Servers.Select(server => server.Name));
        Assert.Equal(("COIN", 2), (made.Recorded!.Ticker, made.Recorded.Compression));
    }

    [Fact]
    public void Import_ADamagedRow_NamesItsLineAndGoesOn()
    {
        Assert.Equal(0, Run("import", Write("orders.csv", Bitstamp), "--into", Into));

        Assert.Contains("orders.csv:6: nothing is no price", _errors.ToString(), StringComparison.Ordinal);
        Assert.Contains("6 rows, 2 orders, 1 rows unusable", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Import_AnUnknownFormat_SaysWhichAreKnownAndLeavesNothing()
    {
        Assert.Equal(1, Run("import", Write("notes.csv", "a,b\n1,2\n"), "--into", Into));

        Assert.Contains("notes.csv:1: the format is not recognised; known are bitstamp", _errors.ToString(),
            StringComparison.Ordinal);
        Assert.False(Directory.Exists(Into));
    }

    [Fact]
    public void Import_NoOrders_LeavesNothing()
    {
        string file = Write("orders.csv", Bitstamp.Split('\n')[0] + "\n");

        Assert.Equal(1, Run("import", file, "--into", Into));

        Assert.Contains("no row enters an order", _errors.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Into));
    }

    [Fact]
    public void Import_WhatIsThere_IsNotOverwritten()
    {
        string file = Write("orders.csv", Bitstamp);
        Assert.Equal(0, Run("import", file, "--into", Into));
        string made = File.ReadAllText(Path.Combine(Into, "orders.yaml"));

        Assert.Equal(2, Run("import", file, "--into", Into));
        Assert.Contains("is there already", _errors.ToString(), StringComparison.Ordinal);
        File.WriteAllText(file, Bitstamp + "\n");
        Assert.Equal(2, Run("import", file, "--into", Into, "--id", "other"));

        Assert.Contains("is another file", _errors.ToString(), StringComparison.Ordinal);
        Assert.Equal(made, File.ReadAllText(Path.Combine(Into, "orders.yaml")));
        Assert.Equal(["orders.csv", "orders.yaml"],
            Directory.GetFiles(Into).Select(one => Path.GetFileName(one)).Order());
    }

    [Theory]
    [InlineData("--servers 0 must be a whole number from 1 to 64", "--servers", "0")]
    [InlineData("--compression 0 must be a whole number from 1 to 10000", "--compression", "0")]
    public void Import_WrongOptions_SayWhatWouldBeRight(string what, params string[] options)
    {
        Assert.Equal(2, Run(["import", Write("orders.csv", Bitstamp), "--into", Into, .. options]));

        Assert.Contains(what, _errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Vary_ToAFile_WritesAScenarioThatIsValidAndNoOther()
    {
        Directory.CreateDirectory(Into);
        string file = Path.Combine(Into, "knight-2012.yaml");

        Assert.Equal(0, Run("vary", "knight-2012", "--difficulty", "hard", "--seed", "3", "--out", file));
        Assert.Equal(0, Run("vary", "knight-2012", "--difficulty", "hard", "--seed", "3"));
        Assert.Equal(0, Run("validate", file));

        Assert.StartsWith(File.ReadAllText(file), _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, Run("vary", "knight-2012", "--out", file)); // never over a file that is there
    }

    private string Write(string name, string text)
    {
        string file = Path.Combine(_directory, name);
        File.WriteAllText(file, text);
        return file;
    }

    private Scenario Loaded(string id)
    {
        ScenarioLoadResult loaded = ScenarioLoader.LoadFile(Path.Combine(Into, id + ".yaml"));
        Assert.Empty(loaded.Errors);
        return loaded.Scenario!;
    }

    private int Run(params string[] arguments) =>
        new CommandLine(
            new HeadlessConsole(_output, _errors, showProgress: false), ScenarioLibrary.Default, new FakeTimeProvider())
            .Run(arguments);

    private static long OrdersOf(Scenario scenario)
    {
        using var run = new HeadlessRun(scenario, new RunSettings(null, 1, null, Breakers: false), []);
        return run.Run(new FakeTimeProvider(), progress: null).Recorded!.Orders;
    }
}
