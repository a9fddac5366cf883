using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Ops.Dashboard.Debrief;
using Ops.Dashboard.Recordings;
using Ops.Dashboard.Sessions;
using Ops.Dashboard.Startup;
using Ops.Simulator.Headless.Review;
using Ops.Simulator.Recording;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Debrief;

public sealed class DebriefDeskTests : IDisposable
{
    private const string Realm = "training-1";
    private readonly string _directory = Directory.CreateTempSubdirectory("ops-test-").FullName;
    private readonly DataDirectory _data;

    public DebriefDeskTests() => _data = DataDirectory.Take(_directory).Directory!;

    [Fact]
    public async Task WhatIf_WithARelease_IsTheSame_WhetherARoomStoodReadyOrNot()
    {
        RecordingShelf shelf = Shelf();
        using (IFleetRoom room = Factory(shelf).Create(
            new(Realm, FleetMode.Training, "knight-2012", null, 1, "test", default), before: null))
            room.AdvanceBucket();
        using var desk = new DebriefDesk(shelf, NullLogger<DebriefDesk>.Instance);
        SessionReview review = desk.Open(Realm, out _)!;
        CancellationToken cancel = TestContext.Current.CancellationToken;

        Outcome first = await desk.WithAsync(Realm, review, Acts("09:31:00.000000"), cancel);
        Outcome second = await desk.WithAsync(Realm, review, Acts("09:40:00.000000"), cancel); // from the one made then

        SessionReview fresh = SessionReview.Open(shelf.Find(Realm)!, out _)!;
        Assert.Equal(fresh.With(Acts("09:40:00.000000")), second);
        Assert.True(first.Orders > 0);
        Assert.Equal(2, review.Runs);
    }

    public void Dispose()
    {
        _data.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private static ImmutableArray<RecordedAct> Acts(string approved) =>
    [
        Act("09:30:03.000000", "kill", "ann") with { Scope = "server", Target = "smars-8", Reason = "runaway" },
        Act("09:30:30.000000", "release", "ann") with { Hold = "H-1", Cause = "c", Evidence = "e" },
        Act(approved, "approve", "bob") with { Hold = "H-1" },
    ];

    private static RecordedAct Act(string at, string verb, string who) =>
        new() { At = at, Who = who, Kind = ActorKind.Person, Do = verb };

    private RecordingShelf Shelf() => new(
        _data, RecordingSettings.Default, new FakeTimeProvider(), NullLogger<RecordingShelf>.Instance);

    private WorldRoomFactory Factory(RecordingShelf shelf)
    {
        (OpsSettings settings, IReadOnlyList<SettingsFault> faults) =
            OpsSettingsReader.Read(new ConfigurationBuilder().Build(), AppContext.BaseDirectory);
        Assert.Empty(faults);
        return new WorldRoomFactory(
            ScenarioLibrary.Default, settings.Pipeline, settings, new JournalOpener(_data), new FakeTimeProvider(),
            NullLogger<WorldRoom>.Instance, shelf);
    }
}
