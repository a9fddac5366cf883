using System.Collections.Immutable;
using Ops.Dashboard.Drill;
using Ops.Dashboard.Views;
using Ops.Simulator;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Tests.Shared;

/// <summary>Readers and console that show one picture and remember what they were told.</summary>
internal sealed class FakeRoom
    : IFleetReader, IControlReader, IAlarmReader, IReleaseReader, ITrainingConsole, IDrillReader
{
    /// <summary>What the facts say; null for nothing known.</summary>
    public ReleaseChecklist? Checklist { get; set; }

    public ReleaseChecklist? Check(HoldId hold) => Checklist is { } all ? all with { Hold = hold } : null;

    private readonly ChangeSignal _fleet = new();
    private readonly ChangeSignal _control = new();
    private readonly ChangeSignal _session = new();
    private readonly ChangeSignal _alarms = new();
    private RoomPicture _picture = RoomPictures.Quiet();

    public List<string> Told { get; } = [];

    public string? Refusal { get; set; }

    public int Watches { get; private set; }

    public RoomPicture Picture
    {
        get => _picture;
        set
        {
            _picture = value;
            _fleet.Raise();
        }
    }

    FleetSnapshot? IFleetReader.Current => _picture.Fleet;

    ChangeSignal IFleetReader.Changed => _fleet;

    ControlSnapshot IControlReader.Current => _picture.Control;

    ChangeSignal IControlReader.Changed => _control;

    AlarmSnapshot IAlarmReader.Current => _picture.Alarms;

    ChangeSignal IAlarmReader.Changed => _alarms;

    public ImmutableArray<ScenarioSummary> Library { get; set; } =
    [
        new ScenarioSummary(
            "knight-2012", "Knight Capital, 1 August 2012", new DateOnly(2012, 8, 1), "A flag with two meanings.",
            [("sec", "SEC order"), ("press", "Press accounts")], new TimeSpan(9, 29, 30),
                ["The stop time is disputed."],
            ["Impact per share."], ["SEC release 34-70694"]),
    ];

    public DrillStanding Look() => _picture.Drill;

    public TrainingState State => _picture.Session;

    ChangeSignal ITrainingConsole.Changed => _session;

    public IDetailWatch Watch(ServerId server) => new Watching(this, server);

    public ValueTask<string?> StartAsync(
        string scenario, string? preset, ulong seed, Actor by, Difficulty difficulty = Difficulty.AsWritten)
    {
        string varied = difficulty == Difficulty.AsWritten ? "" : $" {difficulty}";
        Told.Add($"start {scenario} {preset} {seed}{varied} by {by.Name}");
        return ValueTask.FromResult(Refusal);
    }

    public ValueTask<string?> EndAsync(Actor by)
    {
        Told.Add($"end by {by.Name}");
        return ValueTask.FromResult(Refusal);
    }

    private sealed class Watching : IDetailWatch
    {
        private readonly FakeRoom _room;

        public Watching(FakeRoom room, ServerId server)
        {
            (_room, Current) = (room, RoomPictures.Detail(server));
            _room.Watches++;
        }

        public ServerDetail? Current { get; }

        public void Dispose() => _room.Watches--;
    }
}
