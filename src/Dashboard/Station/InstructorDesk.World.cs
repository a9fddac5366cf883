using System.Collections.Immutable;
using System.Globalization;
using Ops.Dashboard.Api;
using Ops.Dashboard.Recordings;
using Ops.Dashboard.Sessions;
using Ops.Simulator.Headless.Review;
using Ops.Simulator.Recording;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Station;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Station;

/// <content>What happens to the world, and what trainees are told.</content>
internal sealed partial class InstructorDesk
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public ImmutableArray<InputFault> Preview(
        IReadOnlyDictionary<string, string?> fields, string? when, out string? preview) =>
        FaultsOf(Read(fields, when, out preview));

    /// <summary>Reads an item without inserting it.</summary>
    /// <param name="fields">Its fields.</param>
    /// <param name="when">What it waits for; null or empty for its time.</param>
    /// <param name="preview">What it would do, as a sentence; null when it has faults.</param>
    /// <returns>The item; its faults otherwise.</returns>
    public ItemResult Read(IReadOnlyDictionary<string, string?> fields, string? when, out string? preview)
    {
        preview = null;
        if (Session is not { Room: { Scenario: { } scenario } room })
            return new ItemResult(null, "", [new ItemFault("", NoSession().Message)]);
        ItemResult read = new ItemText(scenario).Read(fields, room.Now);
        if (ConditionOf(scenario, when, out string? fault) is var condition && fault is not null)
            return read with { Item = null, Faults = read.Faults.Add(new ItemFault("when", fault)) };
        bool isNow = !fields.TryGetValue("at", out string? at) || string.IsNullOrWhiteSpace(at);
        if (condition is not null && !isNow)
        {
            return read with { Item = null, Faults = read.Faults.Add(new ItemFault(
                "when", "It happens at a time or on a condition, not both; leave one of the two empty.")) };
        }
        if (read.Item is { } item)
        {
            string start = condition is not null ? $"When {condition.Words}"
                : isNow ? "Now" : $"At {item.At:hh\\:mm\\:ss}";
            preview = $"{start}: {ItemWords.Of(item)}";
        }
        return read;
    }

    /// <inheritdoc/>
    public async ValueTask<StationResult> InsertAsync(
        IReadOnlyDictionary<string, string?> fields, string? when, Actor by)
    {
        if (Refusal() is { } refusal)
            return refusal;
        ItemResult read = Read(fields, when, out string? preview);
        if (read.Item is not { } item)
        {
            return StationResult.Refused(
                "invalid-item", string.Join(' ', read.Faults.Select(static fault => $"{fault.Field}: {fault.Message}")),
                FaultsOf(read));
        }
        Condition? condition = ConditionOf(Session!.Room.Scenario!, when, out _);
        return await InterveneAsync(
            condition is null ? new Intervention.Insert(item) : new Intervention.Arm(item, condition), by, "insert",
            preview!, act => act with { Item = read.Text, When = condition?.ToString() });
    }

    /// <inheritdoc/>
    public ValueTask<StationResult> TriggerAsync(int item, Actor by) => InterveneAsync(
        new Intervention.Trigger(item), by, "trigger", $"Now: {Told(item)}", act => act with { Number = item });

    /// <inheritdoc/>
    public ValueTask<StationResult> HoldBackAsync(int item, Actor by) => InterveneAsync(
        new Intervention.HoldBack(item), by, "hold-back", $"Held back: {Told(item)}",
        act => act with { Number = item });

    /// <inheritdoc/>
    public StationResult Hint(string text, int? points, Actor by) => With(session =>
    {
        if (Unsayable(text) is { } wrong)
            return wrong;
        int cost = points ?? HintCost.Usual;
        if (cost is < 0 or > HintCost.Most)
        {
            return StationResult.Refused(
                "invalid-points", $"A hint costs from 0 to {HintCost.Most} points.",
                [new("points", $"must be from 0 to {HintCost.Most}.")]);
        }
        int number = Hints.Of(session.Room.Acts.All).Length + 1;
        Write(session, by, "hint", text.Trim(), act => act with { Number = number, Points = cost });
        return StationResult.Done(string.Create(
            CultureInfo.InvariantCulture, $"Hint {number} is on the trainees' pages; it costs {cost} points."));
    });

    /// <inheritdoc/>
    public void ReadHint(int number, Actor by)
    {
        if (Session is { } session && Hints.Of(session.Room.Acts.All).Any(hint => hint.Number == number))
        {
            ActRecorder.Instructed(session.Room, by, "hint-read", act => act with { Number = number });
            Trail(session, by, "hint-read", string.Create(CultureInfo.InvariantCulture, $"Hint {number} was read."));
        }
    }

    private static ImmutableArray<InputFault> FaultsOf(ItemResult read) =>
        [.. read.Faults.Select(static fault => new InputFault(fault.Field, fault.Message))];

    private static Condition? ConditionOf(Scenario scenario, string? when, out string? fault)
    {
        fault = null;
        return string.IsNullOrWhiteSpace(when) ? null : Condition.Parse(
            when.Trim(), name => scenario.Fleet.Servers.Any(server => server.Name == name), out fault);
    }

    private StationResult? Refusal() => With(static _ => StationResult.Done("")) is { IsDone: false } refused
        ? refused : null;

    private string Told(int item) =>
        Session?.Room.Scenario is { } scenario && item >= 0 && item < scenario.Timeline.Length
            ? ItemWords.Of(scenario.Timeline[item]) : $"item {item}";

    private async ValueTask<StationResult> InterveneAsync(
        Intervention what, Actor by, string verb, string words, Func<RecordedAct, RecordedAct> more)
    {
        if (Refusal() is { } refusal)
            return refusal;
        RunningSession session = Session!;
        var done = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        session.Room.Intervene(what, (at, wrong) =>
        {
            if (wrong is null) // on the world's thread, at the time to which it belongs; it waits for nothing
                Write(session, by, verb, words, act => more(act with { At = at.ToString() }));
            done.TrySetResult(wrong);
        });
        try
        {
            return await done.Task.WaitAsync(s_patience, time) is { } wrong
                ? StationResult.Refused("not-possible", wrong) : StationResult.Done(words);
        }
        catch (TimeoutException)
        {
            return StationResult.Refused("no-answer", "The world did not answer; nothing is known of it.");
        }
    }
}
