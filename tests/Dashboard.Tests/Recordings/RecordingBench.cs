using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Ops.Dashboard.Recordings;
using Ops.Dashboard.Sessions;
using Ops.Dashboard.Startup;
using Ops.Simulator.Scenarios;
using Xunit;

namespace Ops.Dashboard.Tests.Recordings;

/// <summary>A data directory of its own, and what makes recorded sessions in it.</summary>
internal sealed class RecordingBench : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("ops-test-").FullName;
    private readonly DataDirectory _data;

    /// <summary>A bench with an empty directory.</summary>
    public RecordingBench()
    {
        _data = DataDirectory.Take(_directory).Directory!;
        Shelf = new RecordingShelf(
            _data, RecordingSettings.Default, new FakeTimeProvider(), NullLogger<RecordingShelf>.Instance);
    }

    /// <summary>Its recordings.</summary>
    public RecordingShelf Shelf { get; }

    /// <summary>What makes rooms that record there.</summary>
    /// <param name="configured">Settings besides the usual ones.</param>
    /// <returns>The factory.</returns>
    public WorldRoomFactory Factory(Dictionary<string, string?>? configured = null)
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(configured ?? []).Build();
        (OpsSettings settings, IReadOnlyList<SettingsFault> faults) =
            OpsSettingsReader.Read(configuration, AppContext.BaseDirectory);
        Assert.Empty(faults);
        return new WorldRoomFactory(
            ScenarioLibrary.Default, settings.Pipeline, settings, new JournalOpener(_data), new FakeTimeProvider(),
            NullLogger<WorldRoom>.Instance, Shelf);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _data.Dispose();
        Directory.Delete(_directory, recursive: true);
    }
}
