using System.Collections.Immutable;

namespace Ops.Dashboard.Trail;

/// <summary>What a rule asks, where the pack answers, and how far.</summary>
/// <param name="Rule">The rule and its article.</param>
/// <param name="Asks">What it asks, in short.</param>
/// <param name="Section">The section that answers; null when none does.</param>
/// <param name="Answer">What the pack shows, and what it does not.</param>
internal sealed record EvidenceDuty(string Rule, string Asks, string? Section, string Answer)
{
    /// <summary>
    /// The duties: Commission Delegated Regulation (EU) 2017/589 (RTS 6) and 17 CFR 240.15c3-5, in our words.
    /// </summary>
    public static ImmutableArray<EvidenceDuty> All { get; } =
    [
        new("RTS 6 art. 12", "Kill functionality: cancel all or some unexecuted orders at once, as an emergency.",
            "kills", "Every kill with scope, mode, reason and both clocks; what the servers did then is in section " +
            "5. The end of each order at the venue is the venue's word: see the unwind pack for orders in doubt."),
        new("RTS 6 art. 12", "Know which algorithm, trader, desk and client each order belongs to.",
            null, "Not covered: scopes are servers, groups and the fleet; clients and traders are not in the feed."),
        new("RTS 6 art. 15", "Pre-trade controls on price, value, volume and messages; orders sent count at once.",
            "limits", "Every change with before and after, reason and persons. The values in force today are on the " +
            "page Limits; the trail holds changes, not the configuration at the start."),
        new("RTS 6 art. 15", "Repeated execution: stopped until a designated person enables it again.",
            "releases", "Kills of breakers (actor kind Breaker) and the release of each by two people."),
        new("RTS 6 art. 15", "A blocked order goes out only by an exception that risk has checked.",
            "parity", "No single order can be let through. Overrides of a parity hold are listed with both persons."),
        new("RTS 6 art. 16", "Monitoring in real time by the trader and by an independent risk function.",
            "alarms", "Who acknowledged and shelved what, and what the screen showed at that moment. Whether these " +
            "people are independent of each other is for the firm to show."),
        new("RTS 6 art. 16", "Alerts within five seconds.",
            null, "Not covered: the trail has no entry per alert raised. Rules are judged every 100 ms of market " +
            "time."),
        new("15c3-5 (c)(1)(i)", "Reject orders beyond credit or capital thresholds, counted as entered.",
            "limits", "Changes of the thresholds. Each refused order is counted by the gates, not in the trail."),
        new("15c3-5 (c)(1)(ii)", "Reject erroneous and duplicate orders.",
            "limits", "Changes of the limits on price, size and repetition, as above."),
        new("15c3-5 (c)(2)", "Only people and accounts that are authorised; surveillance sees executions at once.",
            "people", "Sign-ins and everybody with an entry. Who may have a key or a link is configuration."),
        new("15c3-5 (d)", "Controls under the direct and exclusive control of the broker or dealer.",
            "chain", "Every command has its actor, and the chain shows that nothing was changed after. Ownership of " +
            "the machine is for the firm to show."),
        new("15c3-5 (b)", "Keep a record of the controls.",
            "chain", "The trail itself, verified; its export can be checked by itself. Retention is for the firm."),
        new("15c3-5 (e)", "Review each year, and the certificate of the chief executive.",
            null, "Not covered."),
    ];

    /// <summary>What no part of the pack is about.</summary>
    public static ImmutableArray<string> Left { get; } =
    [
        "RTS 6 art. 9 (yearly self-assessment), art. 10 (stress tests), art. 13 (market abuse), art. 14 " +
            "(continuity), art. 17 (reconciliation with venue and broker), art. 18 (access).",
        "RTS 25: how well the clock of this machine follows UTC. Durations are taken from one monotonic clock.",
        "The orders and executions themselves, and profit and loss. They are not in the trail.",
        "What was set before the trail began, and limits in files of configuration.",
        "Entries of other realms: a training session has its own trail and its own pack.",
    ];
}
