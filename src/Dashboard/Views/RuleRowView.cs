using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Views;

/// <summary>A rule's value beside its limit beside what that does, for somebody.</summary>
/// <param name="Rule">Code of the rule.</param>
/// <param name="Title">What a person calls it.</param>
/// <param name="Whom">The server, or all servers together.</param>
/// <param name="Value">What is measured.</param>
/// <param name="Limit">What it is held against.</param>
/// <param name="Percent">How much of it is used; null when nothing was said.</param>
/// <param name="Word">That in a word.</param>
/// <param name="Ladder">What its steps do.</param>
/// <param name="Acting">What the step that stands does; empty for none.</param>
/// <param name="Note">No opinion and why, shadow, off, or what is missing; empty for nothing.</param>
/// <param name="Tone">How loud.</param>
/// <param name="Filled">Share of the bar that is filled, 0 to 100.</param>
/// <param name="WarnAt">Where its tick stands, 0 to 100.</param>
public sealed record RuleRowView(
    string Rule, string Title, string Whom, string Value, string Limit, long? Percent, string Word, string Ladder,
    string Acting, string Note, Tone Tone, string Filled, string WarnAt)
{
    /// <summary>Whether it is about all servers together.</summary>
    public bool IsFleets { get; init; }

    /// <summary>All rules, the fleet's before the servers', rule by rule.</summary>
    /// <param name="fleet">What is measured; null when there is no picture yet.</param>
    /// <returns>The rows.</returns>
    public static ViewList<RuleRowView> List(FleetSnapshot? fleet) => fleet is null
        ? ViewList<RuleRowView>.None
        : new(from rule in RuleCatalog.All
              from use in fleet.Uses
              where use.Rule == rule.Code
              select From(use, rule, fleet));

    private static RuleRowView From(in RuleUse use, RuleDescriptor rule, FleetSnapshot fleet)
    {
        string whom = use.Server is { } server ? fleet.Servers[server.Index].Server.Name : "all servers together";
        long? percent = use.Percent;
        Tone tone = ToneOf(use, percent);
        return new RuleRowView(
            rule.Code, rule.Title, whom, use.Value is { } value ? LimitWords.Figure(value, rule.Unit) : "–",
            use.Setting.Limit <= 0 ? "UNSET" : LimitWords.Figure(use.Setting.Limit, rule.Unit), percent,
            WordOf(tone, percent), LimitWords.Ladder(use.Setting),
            use.Acting is { } acting ? LimitWords.Of(acting) : "", NoteOf(use), tone,
            Format.Share(Math.Clamp(percent ?? 0, 0, 100), 100), Format.Share(use.Setting.WarnAtPercent, 100))
        {
            IsFleets = use.Server is null,
        };
    }

    private static Tone ToneOf(in RuleUse use, long? percent)
    {
        if (use.Setting.Limit <= 0)
            return Tone.Critical;
        if (!use.Setting.Enabled || use.NoOpinion is not null)
            return Tone.Blind;
        if (percent > 100)
            return use.Setting.Shadow ? Tone.Notice : Tone.Critical;
        return percent >= use.Setting.WarnAtPercent ? Tone.Warning : Tone.Calm;
    }

    private static string WordOf(Tone tone, long? percent) => tone switch
    {
        Tone.Blind => "not judged",
        Tone.Critical or Tone.Notice => "over",
        Tone.Warning => "near",
        _ => percent is null ? "nothing to say" : "calm",
    };

    private static string NoteOf(in RuleUse use) => use switch
    {
        { Setting.Limit: <= 0 } => "The limit is unset: whatever is measured is over it.",
        { Setting.Enabled: false } => "Off: nobody judges it.",
        { NoOpinion: { } why } => $"No opinion: {why}.",
        { Setting.Shadow: true } => "In shadow: it records and never acts.",
        _ => "",
    };
}
