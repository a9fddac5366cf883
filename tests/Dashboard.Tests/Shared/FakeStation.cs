using System.Collections.Immutable;
using Ops.Dashboard.Api;
using Ops.Dashboard.Station;
using Ops.Simulator;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Station;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Tests.Shared;

/// <summary>A station that shows one picture, remembers what it was told, and reads items as the real one.</summary>
internal sealed class FakeStation : IInstructorDesk
{
    private static readonly Scenario s_knight = ScenarioLibrary.Default.Load("knight-2012").Scenario!;

    public List<string> Told { get; } = [];

    public StationResult Answer { get; set; } = StationResult.Done("Done.");

    public ImmutableArray<Hint> Hints { get; set; } = [];

    public StationView? View { get; set; } = new StationView
    {
        Session = "training-1-b2", Root = "training-1", Branch = 2, Conditions = [("Seed", "7")],
        Backtracks =
        [
            new BacktrackBody("S-1", "before the open", "09:31:05"), new BacktrackBody("B-1", "09:30", "09:30:00"),
        ],
        Timeline =
        [
            new PlannedItem(0, "08:00:00", "Remark: done.", PlannedState.Done),
            new PlannedItem(4, "09:34:00", "Remark: later.", PlannedState.Coming),
            new PlannedItem(5, "09:35:00", "Remark: held.", PlannedState.HeldBack),
        ],
        Inserted = [new PlannedItem(null, "when smars-8 is halted", "A gap.", PlannedState.Coming)],
        Hints = [new Hint(1, "Look at parity.", "instructor-1", "09:31:00.000000", 5, [])],
        Cues = ["smars-8 runs another build."], Messages = [("smars-2", "router", "Power Peg disabled")],
        Tasks =
        [
            new LiveTask("Stop smars-8", LiveTaskState.Late, "smars-8 was never blocked.", 60, -12, 30),
            new LiveTask("Notice it", LiveTaskState.Done, "operator-1 turned to it.", 30, null, 10),
        ],
        Seats =
        [
            new SeatPicture("3", "operator-1", "operator", "servers/smars-8", RoomPictures.Now.ToDateTimeOffset(),
                RoomPictures.Now.ToDateTimeOffset(), IsConnected: true),
        ],
        Log = [("09:31:02", "operator-1", "kill smars-8: runaway")],
        Forms = ItemForms.Of(s_knight),
    };

    public StationResult Freeze(Actor by) => Tell($"freeze by {by.Name}");

    public StationResult Resume(Actor by) => Tell($"resume by {by.Name}");

    public StationResult SetSpeed(Pace pace, Actor by) => Tell($"speed {pace}");

    public StationResult Step(TimeSpan step, Actor by) => Tell($"step {step.TotalSeconds}");

    public ValueTask<StationResult> JumpAsync(MarketTime to, Actor by) => new(Tell($"jump {to}"));

    public StationResult Keep(string name, Actor by) => Tell($"keep {name}");

    public ValueTask<StationResult> ReturnAsync(string id, Actor by) => new(Tell($"return {id}"));

    public ImmutableArray<InputFault> Preview(
        IReadOnlyDictionary<string, string?> fields, string? when, out string? preview)
    {
        ItemResult read = new ItemText(s_knight).Read(
            fields, MarketTime.FromTimeOfDay(new TimeSpan(9, 31, 0)));
        preview = read.Item is { } item ? ItemWords.Of(item) : null;
        return [.. read.Faults.Select(static fault => new InputFault(fault.Field, fault.Message))];
    }

    public ValueTask<StationResult> InsertAsync(
        IReadOnlyDictionary<string, string?> fields, string? when, Actor by) =>
        new(Tell($"insert {string.Join(' ', fields.OrderBy(static f => f.Key, StringComparer.Ordinal)
            .Where(static f => !string.IsNullOrEmpty(f.Value))
            .Select(static f => $"{f.Key}={f.Value}"))} when {when}"));

    public ValueTask<StationResult> TriggerAsync(int item, Actor by) => new(Tell($"trigger {item}"));

    public ValueTask<StationResult> HoldBackAsync(int item, Actor by) => new(Tell($"hold back {item}"));

    public StationResult Hint(string text, int? points, Actor by) => Tell($"hint {text} {points}");

    public StationResult WriteNote(string text, Actor by) => Tell($"note {text}");

    public ValueTask<StationResult> EndAsync(Actor by) => new(Tell($"end by {by.Name}"));

    public StationView? Look() => View;

    public void ReadHint(int number, Actor by)
    {
        Told.Add($"read {number} by {by.Name}");
        Hints =
        [
            .. Hints.Select(hint => hint.Number == number ? hint with { ReadBy = hint.ReadBy.Add(by.Name) } : hint),
        ];
    }

    private StationResult Tell(string what)
    {
        Told.Add(what);
        return Answer;
    }
}
