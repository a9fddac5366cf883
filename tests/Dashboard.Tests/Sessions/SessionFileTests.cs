using Ops.Dashboard.Sessions;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Sessions;

public sealed class SessionFileTests : IDisposable
{
    private const string FutureVersion = """
        {"version":9,"session":{"realm":"r","mode":"Training","scenario":"s","preset":null,"seed":1,
        "startedBy":"b","startedAt":"2026-10-14T00:00:00+00:00"}}
        """;

    private readonly string _directory = Directory.CreateTempSubdirectory("ops-test-").FullName;

    private string Location => Path.Combine(_directory, "session.json");

    [Fact]
    public void File_ReadsWhatItWrote_AndNothingAfterClear()
    {
        var recipe = new SessionRecipe(
            "training-1", FleetMode.Training, "knight-2012", "sec", ulong.MaxValue, "operator-1",
            new DateTimeOffset(2026, 10, 14, 1, 2, 3, TimeSpan.Zero));
        var file = new SessionFile(Location);
        file.Write(recipe);

        Assert.Equal((recipe, null), new SessionFile(Location).Read());
        file.Clear();
        Assert.Equal((null, null), file.Read());
    }

    [Theory]
    [InlineData("{\"version\":2,\"session\":null}", "is damaged")]
    [InlineData(FutureVersion, "version 9 is not known")]
    [InlineData("{\n \"version\": 1, oops", ":2:")]
    [InlineData("{\"version\":1,\"session\":{\"scenario\":\"x\"}}", "is damaged")]
    [InlineData("", ":1:1: is damaged")]
    public void File_ThatIsUnknownOrDamaged_IsRefusedWithItsPlaceAndKept(string content, string message)
    {
        File.WriteAllText(Location, content);

        (SessionRecipe? recipe, string? problem) = new SessionFile(Location).Read();

        Assert.Null(recipe);
        Assert.Contains(Location, problem);
        Assert.Contains(message, problem);
        Assert.Equal(content, File.ReadAllText(Location));
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
