namespace Ops.Dashboard.Api;

/// <summary>A change of a limit as it came in: of a rule, or of a hard limit of the gates.</summary>
/// <param name="Rule">Code of the rule; null for a gate's limit.</param>
/// <param name="Gate">Code of the gate's limit; null for a rule.</param>
/// <param name="For">each-server, fleet, group, server or symbol.</param>
/// <param name="Target">Name of the group, server or instrument.</param>
/// <param name="Limit">The limit, money in dollars; of a gate also none.</param>
/// <param name="Steps">The ladder, e.g. 70 alarm, 100 block.</param>
/// <param name="SustainSeconds">How long a step must be reached.</param>
/// <param name="ResetAtPercent">Share of a step below which it is left.</param>
/// <param name="Shadow">true or false.</param>
/// <param name="Enabled">true or false.</param>
/// <param name="Reason">Why.</param>
internal sealed record LimitInput(
    string? Rule, string? Gate, string? For, string? Target, string? Limit, string? Steps, string? SustainSeconds,
    string? ResetAtPercent, string? Shadow, string? Enabled, string? Reason)
{
    /// <summary>Names of the fields.</summary>
    public static readonly string[] Fields =
    [
        "rule", "gate", "for", "target", "limit", "steps", "sustainSeconds", "resetAtPercent", "shadow", "enabled",
        "reason",
    ];

    /// <summary>From the fields of a body; blank counts as left out.</summary>
    /// <param name="fields">Field to text.</param>
    /// <returns>The input.</returns>
    public static LimitInput From(IReadOnlyDictionary<string, string?> fields)
    {
        string? Of(string name) =>
            fields.TryGetValue(name, out string? text) && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
        return new LimitInput(
            Of("rule"), Of("gate"), Of("for"), Of("target"), Of("limit"), Of("steps"), Of("sustainSeconds"),
            Of("resetAtPercent"), Of("shadow"), Of("enabled"), Of("reason"));
    }
}
