using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Views;

/// <summary>One rule: in a line where it stands at its worst, and beneath everybody it judges.</summary>
/// <param name="Rule">Code of the rule.</param>
/// <param name="Head">Its worst row, saying of whom and of how many it is the worst.</param>
/// <param name="Each">One row for everybody it judges; empty when the head is the only one.</param>
public sealed record RuleGroupView(string Rule, RuleRowView Head, ViewList<RuleRowView> Each)
{
    /// <summary>All rules in the order of the catalog, the fleet's own line before that of the servers.</summary>
    /// <param name="fleet">What is measured; null when there is no picture yet.</param>
    /// <returns>The groups.</returns>
    public static ViewList<RuleGroupView> List(FleetSnapshot? fleet) => new(
        RuleRowView.List(fleet)
            .GroupBy(static row => (row.Rule, row.IsFleets))
            .Select(static group => Of(group.Key.Rule, [.. group])));

    /// <summary>Whether it fits what somebody looks for.</summary>
    /// <param name="text">Part of a title, a code or a server's name; empty for all.</param>
    /// <param name="loudOnly">Whether only what is near or over its limit, unset or not judged is wanted.</param>
    /// <returns>Whether it is shown.</returns>
    public bool Fits(string text, bool loudOnly) =>
        (!loudOnly || Head.Tone != Tone.Calm)
        && (text.Length == 0 || Has(Rule, text) || Has(Head.Title, text) || Each.Any(row => Has(row.Whom, text)));

    private static RuleGroupView Of(string rule, RuleRowView[] rows)
    {
        if (rows.Length == 1)
            return new RuleGroupView(rule, rows[0], ViewList<RuleRowView>.None);
        // a server that nobody judges is told in the note; the line is that of the worst who is judged
        RuleRowView worst = rows.MaxBy(static row => (row.Tone == Tone.Blind ? -1 : (int)row.Tone, row.Percent ?? -1))!;
        int blind = rows.Count(static row => row.Tone == Tone.Blind);
        string whom = worst.Percent is null or 0 ? $"{rows.Length} servers" : $"{worst.Whom}, worst of {rows.Length}";
        string note = worst.Note.Length > 0 || blind == 0 ? worst.Note : $"{blind} not judged";
        return new RuleGroupView(rule, worst with { Whom = whom, Note = note }, new ViewList<RuleRowView>(rows));
    }

    private static bool Has(string where, string what) => where.Contains(what, StringComparison.OrdinalIgnoreCase);
}
