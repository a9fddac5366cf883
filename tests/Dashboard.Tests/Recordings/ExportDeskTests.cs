using Ops.Dashboard.Recordings;
using Ops.Dashboard.Startup;
using Ops.Simulator.Recording;
using Xunit;

namespace Ops.Dashboard.Tests.Recordings;

public sealed class ExportDeskTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("ops-test-").FullName;
    private readonly DataDirectory _data;

    public ExportDeskTests() => _data = DataDirectory.Take(_root).Directory!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _data.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public void Desk_RemovesWhatAnEarlierProcessLeftHalfMade()
    {
        string left = Path.Combine(_root, "export-0.tmp");
        File.WriteAllText(left, "half");

        new ExportDesk(_data).Dispose();

        Assert.False(File.Exists(left));
    }

    [Fact]
    public async Task Export_IsRefused_WhenItWouldLeaveTheJournalNoRoom()
    {
        string recording = Recording(bytes: 1_000);
        using var tight = new ExportDesk(_data, _ => ExportDesk.LeftFree + (1_000 * ExportDesk.MostGrowth) - 1);
        using var roomy = new ExportDesk(_data, _ => ExportDesk.LeftFree + (1_000 * ExportDesk.MostGrowth));

        Assert.Null(await tight.MakeAsync(recording, ExportFormat.Csv, Cancel));
        (FileStream draft, ExportResult result) = (await roomy.MakeAsync(recording, ExportFormat.Csv, Cancel))!.Value;
        await using (draft)
            Assert.NotNull(result.Fault); // it was made, and says that this is no recording
        Assert.Empty(Directory.GetFiles(_root, "export-*"));
    }

    private string Recording(int bytes)
    {
        string directory = Directory.CreateDirectory(Path.Combine(_root, "recordings", "r")).FullName;
        File.WriteAllBytes(RecordingFile.In(directory), new byte[bytes]);
        return directory;
    }
}
