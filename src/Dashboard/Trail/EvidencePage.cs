using Ops.Dashboard.Api;
using Ops.Dashboard.Views;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Trail;

/// <summary>The evidence pack as a page to print: plain HTML, no script, no circuit.</summary>
internal static class EvidencePage
{
    private static readonly (string Id, string Title)[] s_sections =
    [
        ("duties", "1. What the rules ask, and where it is answered"), ("chain", "2. The trail and its chain"),
        ("people", "3. People and programs"), ("kills", "4. Kills"), ("states", "5. What the servers did"),
        ("releases", "6. Releases"), ("limits", "7. Limits"), ("parity", "8. Parity findings and overrides"),
        ("pre-open", "9. Sign-offs before the open"), ("alarms", "10. Alarms acknowledged and shelved"),
        ("changes", "11. Changes of servers"), ("left", "12. What this pack does not cover"),
    ];

    /// <summary>Makes the page.</summary>
    /// <param name="pack">The entries.</param>
    /// <param name="head">What it is of.</param>
    /// <returns>The page.</returns>
    public static PlainPage Of(EvidencePack pack, EvidenceHead head)
    {
        string title = $"Evidence pack: {head.Fleet.Title}";
        var page = new PlainPage(title) { Mode = head.Fleet.Mode.ToString().ToUpperInvariant(), Sheet = "paper.css" };
        page.Add(About(pack, head));
        Section(page, "duties", Duties());
        Section(page, "chain", Chain(pack, head.Chain));
        Section(page, "people", People(pack));
        Section(page, "kills", Kills(pack));
        Section(page, "states", EvidenceTable.Entries(pack, AuditKind.States, "No server changed its state."));
        Section(page, "releases", EvidenceTable.Entries(pack, AuditKind.Releases, "Nothing was released."));
        Section(page, "limits", EvidenceTable.Entries(pack, AuditKind.LimitChanges, "No limit was changed."));
        Section(page, "parity", EvidenceTable.Entries(
            pack, AuditKind.Parity, "Nothing differed from plan and ledger."));
        Section(page, "pre-open", EvidenceTable.Entries(
            pack, AuditKind.PreOpen, "Nobody signed anything before an open."));
        Section(page, "alarms", EvidenceTable.Entries(pack, AuditKind.Alarms, "No alarm was acknowledged or shelved."));
        Section(page, "changes", EvidenceTable.Entries(pack, AuditKind.Changes, "No change was made from here."));
        Section(page, "left", List(EvidenceDuty.Left));
        return page;
    }

    private static void Section(PlainPage page, string id, string markup)
    {
        string title = s_sections.Single(section => section.Id == id).Title;
        page.Add($"<section><h2 id=\"{id}\">{PlainPage.Safe(title)}</h2>{markup}</section>");
    }

    private static string About(EvidencePack pack, EvidenceHead head) => $"""
        <p>Made from the audit trail alone, for the questions of RTS 6 (Delegated Regulation (EU) 2017/589) art. 12, 15
        and 16 and of 17 CFR 240.15c3-5. It supports an answer to them and is none by itself. To keep it, print it.</p>
        <dl><dt>Period, real time</dt><dd>{Bound(pack.Period.From, "the beginning of the trail")} to
        {Bound(pack.Period.Until, "now")}</dd>
        <dt>Entries in it</dt><dd>{Format.Count(pack.Entries)}</dd>
        <dt>Fleet, session date</dt><dd>{PlainPage.Safe(head.Fleet.Title)}, {head.Fleet.SessionDate:yyyy-MM-dd},
        {head.Fleet.Servers.Length} servers</dd>
        <dt>Realm</dt><dd>{PlainPage.Safe(head.Realm)}</dd>
        <dt>Made</dt><dd>{head.At} for {PlainPage.Safe(head.By)}</dd></dl>
        """;

    private static string Bound(WallTime? time, string none) => time?.ToString() ?? none;

    private static string Duties() => EvidenceTable.Of(
        "Duties", ["Rule", "Asks", "Answered in", "What is shown, and what is not"],
        EvidenceDuty.All.Select(static duty => new[]
        {
            PlainPage.Safe(duty.Rule), PlainPage.Safe(duty.Asks), Place(duty.Section), PlainPage.Safe(duty.Answer),
        }));

    private static string Place(string? section) => section is null
        ? "<b>nowhere</b>"
        : $"<a href=\"#{section}\">section {s_sections.Single(s => s.Id == section).Title.Split('.')[0]}</a>";

    private static string Chain(EvidencePack pack, ChainBody chain)
    {
        string word = chain.Whole ? "Whole" : $"NOT WHOLE ({PlainPage.Safe(chain.Fault)})";
        return $"""
            <p class="state {(chain.Whole ? "" : "error")}">{word}: {PlainPage.Safe(chain.Message)}</p>
            <dl><dt>Last good record</dt><dd>{Format.Count(chain.Records)}</dd>
            <dt>Its link</dt><dd class="link">{PlainPage.Safe(chain.LastLink)}</dd>
            <dt>First entry of the period</dt><dd>{Ends(pack.First)}</dd>
            <dt>Last entry of the period</dt><dd>{Ends(pack.Last)}</dd></dl>
            <p>Each record carries SHA-256 over the link before it and all its fields; realms share one chain, so
            numbers of other realms lie between. "audit verify" checks the files, "audit check" an export.</p>
            """;
    }

    private static string Ends(AuditRow? row) => row is null ? "none"
        : $"No. {Format.Count(row.Number)}, {row.Entry.At}, link " +
            $"<span class=\"link\">{PlainPage.Safe(row.Link)}</span>";

    private static string People(EvidencePack pack) => EvidenceTable.Of(
        "People and programs", ["Name", "Kind", "Role at sign-in", "First entry", "Last entry", "Entries"],
        pack.Actors.Select(static actor => new[]
        {
            PlainPage.Safe(actor.By.Name), actor.By.Kind.ToString(),
            actor.Role.Length == 0 ? Format.None : PlainPage.Safe(actor.Role), actor.First.ToString(),
            actor.Last.ToString(), Format.Count(actor.Entries),
        }), numbers: 5);

    private static string Kills(EvidencePack pack)
    {
        if (pack.CountOf(AuditKind.Kills) == 0)
            return "<p>Nothing was stopped.</p>";
        return EvidenceTable.Of(
            "Kills", ["Hold", "Real time, market time", "Who", "What, and why", "Released"],
            pack.Of(AuditKind.Kills).Select(row => new[]
            {
                PlainPage.Safe(row.Entry.Subject), EvidenceTable.When(row), EvidenceTable.Who(row),
                EvidenceTable.Said(row), Release(pack.ReleaseOf(row.Entry.Subject)),
            })) + EvidenceTable.Rest(pack, AuditKind.Kills);
    }

    private static string Release(AuditRow? row) => row is null
        ? "not in this period"
        : $"{EvidenceTable.When(row)}<br>approved by {PlainPage.Safe(row.Entry.By.Name)}";

    private static string List(IEnumerable<string> items) =>
        $"<ul>{string.Concat(items.Select(static item => $"<li>{PlainPage.Safe(item)}</li>"))}</ul>";
}
