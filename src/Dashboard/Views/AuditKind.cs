using System.Collections.Immutable;

namespace Ops.Dashboard.Views;

/// <summary>Entries of the trail that belong together, for choosing and for sections of a report.</summary>
/// <param name="Key">Its word in addresses.</param>
/// <param name="Title">What people read.</param>
/// <param name="Codes">Codes of its entries.</param>
public sealed record AuditKind(string Key, string Title, ImmutableArray<string> Codes)
{
    /// <summary>Kills, of people and breakers.</summary>
    public static AuditKind Kills { get; } = new("kills", "Kills", ["halt"]);

    /// <summary>Releases, asked for, given and failed.</summary>
    public static AuditKind Releases { get; } = new(
        "releases", "Releases",
        [
            "release-requested", "release-checklist", "release-refused", "release-override", "released",
            "release-failed", "release-expired", "ramp-prepared", "ramp-not-needed", "ramp-kept", "ramp-stage",
            "ramp-finished", "ramp-killed", "ramp-aborted",
        ]);

    /// <summary>What servers did.</summary>
    public static AuditKind States { get; } = new("states", "States of servers", ["state", "state-refused", "leak"]);

    /// <summary>Limits, proposed and set.</summary>
    public static AuditKind LimitChanges { get; } = new(
        "limits", "Limits",
        ["limit-proposed", "limit-changed", "limit-refused", "limit-expired", "limit-raised-in-use"]);

    /// <summary>Differences from plan and ledger.</summary>
    public static AuditKind Parity { get; } = new(
        "parity", "Parity", ["parity-finding", "parity-resolved", "parity-override"]);

    /// <summary>Words before the open.</summary>
    public static AuditKind PreOpen { get; } = new(
        "pre-open", "Before the open", ["messages-explained", "pre-open-go", "pre-open-go-taken-back"]);

    /// <summary>What people wrote down, such as whom they told.</summary>
    public static AuditKind Notes { get; } = new("notes", "Notes of people", [Ops.Dashboard.Sessions.NoteDesk.Code]);

    /// <summary>What people did with alarms.</summary>
    public static AuditKind Alarms { get; } = new(
        "alarms", "Alarms", ["alarm-acknowledged", "alarm-shelved", "alarm-unshelved"]);

    /// <summary>Changes of what servers run.</summary>
    public static AuditKind Changes { get; } = new(
        "changes", "Changes of servers", ["change-asked", "change-made", "change-lapsed"]);

    /// <summary>Sign-ins, accounts, and which key a command came with.</summary>
    public static AuditKind SignIns { get; } = new(
        "sign-ins", "Sign-ins and accounts",
        [
            "sign-in", "sign-in-failed", "sign-out", "locked-out", "account-credential", "account-invited",
            "account-confirmed", "account-role", "account-locked", "account-unlocked", "key-command",
        ]);

    /// <summary>What drills of the doors proved.</summary>
    public static AuditKind Drills { get; } = new("drills", "Drills of the doors", ["kill-drill"]);

    /// <summary>Class sessions that were opened and ended.</summary>
    public static AuditKind Classes { get; } = new(
        "classes", "Class sessions", ["class-opened", "class-ended", "class-seat"]);

    /// <summary>What failed in the control room itself.</summary>
    public static AuditKind Faults { get; } = new(
        "faults", "Faults of the room", ["blind", "gate-fault", "control-fault"]);

    /// <summary>What an instructor did to a training session, and which hints were read.</summary>
    public static AuditKind Instructor { get; } = new(
        "instructor", "The instructor",
        [
            "instructor-freeze", "instructor-resume", "instructor-speed", "instructor-step", "instructor-jump",
            "instructor-snapshot", "instructor-return", "instructor-returned", "instructor-insert",
            "instructor-trigger", "instructor-hold-back", "instructor-hint", "instructor-hint-read", "instructor-note",
            "instructor-end",
        ]);

    /// <summary>All, in the order in which they are offered.</summary>
    public static ImmutableArray<AuditKind> All { get; } =
    [
        Kills, Releases, States, LimitChanges, Parity, PreOpen, Notes, Alarms, Changes, SignIns, Drills, Classes,
        Instructor, Faults,
    ];

    /// <summary>The codes that a word of an address stands for.</summary>
    /// <param name="word">A kind, or one code of an entry.</param>
    /// <returns>The codes; empty for a word that is neither.</returns>
    public static ImmutableArray<string> CodesOf(string word) =>
        All.FirstOrDefault(kind => kind.Key == word)?.Codes
        ?? (All.Any(kind => kind.Codes.Contains(word)) ? [word] : []);
}
