using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Recording;

/// <summary>
/// What somebody did, in the words of an actions file, with where every gate had come to: enough to do it again at the
/// same place.
/// </summary>
public sealed record RecordedAct
{
    /// <summary>Where an instructor sits.</summary>
    public const string InstructorSeat = "instructor";

    /// <summary>Whether it is an instructor's, and not to be held against a trainee.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsInstructors => Seat == InstructorSeat;

    /// <summary>Whether it is what an instructor did to the world: part of the world in which everything else is
    /// compared, whoever said it.</summary>
    [JsonIgnore]
    public bool IsOfTheWorld => Do is "insert" or "trigger" or "hold-back";

    /// <summary>Market time, HH:mm:ss.ffffff.</summary>
    public required string At { get; init; }

    /// <summary>Who.</summary>
    public required string Who { get; init; }

    /// <summary>What kind of actor.</summary>
    public required ActorKind Kind { get; init; }

    /// <summary>What: kill, release, approve, acknowledge, shelve, unshelve, deploy, rollback, restart, set-flag,
    /// inspect, note, set-limit, approve-limit; of an instructor also insert, trigger, hold-back, hint and return; of
    /// a trainee hint-read.</summary>
    public required string Do { get; init; }

    /// <summary>Whether it was a drill of the doors: it touches the canary alone and is nobody's part in a
    /// session.</summary>
    [JsonIgnore]
    public bool IsDrill => Target == Canary.Name;

    /// <summary>server, group or fleet; null when the verb has none.</summary>
    public string? Scope { get; init; }

    /// <summary>Name of the server or group.</summary>
    public string? Target { get; init; }

    /// <summary>Of a kill: block or blockAndCancel.</summary>
    public string? Mode { get; init; }

    /// <summary>Of a kill, change or shelf: why. Of a note: its text.</summary>
    public string? Reason { get; init; }

    /// <summary>Of a release: the cause.</summary>
    public string? Cause { get; init; }

    /// <summary>Of a release: the evidence.</summary>
    public string? Evidence { get; init; }

    /// <summary>Of a release or approval: the hold, such as H-1.</summary>
    public string? Hold { get; init; }

    /// <summary>Of a release or approval by the firm's own people: the kind of holds.</summary>
    public HoldKind? HoldKind { get; init; }

    /// <summary>Of an acknowledgement or shelf: one alarm, such as A-1; null when a scope is meant. With rule and scope
    /// beside it, it is the alarm of that rule there: it may have another number when it is done again.</summary>
    public string? Alarm { get; init; }

    /// <summary>Of an approval: the change, such as C-1.</summary>
    public string? Change { get; init; }

    /// <summary>Of a change: the servers.</summary>
    public ImmutableArray<string> Servers { get; init; } = [];

    /// <summary>Of a deploy: the build.</summary>
    public string? Build { get; init; }

    /// <summary>Of a flag change: the flag.</summary>
    public string? Flag { get; init; }

    /// <summary>Of a flag change: whether it is switched on.</summary>
    public bool? On { get; init; }

    /// <summary>Of an acknowledgement or shelf: the rule; null for all.</summary>
    public string? Rule { get; init; }

    /// <summary>Of an acknowledgement or shelf of one alarm: ticker of its instrument; null for none. Since words
    /// 4.</summary>
    public string? Symbol { get; init; }

    /// <summary>Of a shelf: for how many minutes.</summary>
    public int? Minutes { get; init; }

    /// <summary>Where whoever acted sat: instructor; null for the trainees' side. Since words 2.</summary>
    public string? Seat { get; init; }

    /// <summary>Of an insert: the item of the timeline, as text. Since words 2.</summary>
    public string? Item { get; init; }

    /// <summary>Of an insert: what it waits for, such as halted:smars-1; null for its time. Since words 2.</summary>
    public string? When { get; init; }

    /// <summary>Of a trigger or hold-back: the item's place in the scenario's timeline, from 0; of a hint and its
    /// reading: the hint's number. Since words 2.</summary>
    public int? Number { get; init; }

    /// <summary>Of a set-limit or its approval: what is set, as the trail writes it. Since words 3.</summary>
    public string? Limit { get; init; }

    /// <summary>Of a hint: points of a hundred that it costs. Since words 2.</summary>
    public int? Points { get; init; }

    /// <summary>Whether it did what it was meant to.</summary>
    public bool Done { get; init; } = true;

    /// <summary>How it ended, in a sentence.</summary>
    public string Outcome { get; init; } = "";

    /// <summary>Number of the last order each gate had let out, in the order of the servers.</summary>
    public ImmutableArray<long> Sent { get; init; } = [];
}
