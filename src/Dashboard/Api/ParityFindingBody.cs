using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Api;

/// <summary>Something that does not agree.</summary>
/// <param name="Rule">Code of the rule.</param>
/// <param name="Servers">Servers that are wrong by it.</param>
/// <param name="Subject">What differs.</param>
/// <param name="Expected">What was expected.</param>
/// <param name="Actual">What is.</param>
/// <param name="Severity">How bad.</param>
/// <param name="Since">Market time since which it stands.</param>
/// <param name="OverriddenOn">Servers on which two people have overridden it.</param>
/// <param name="Message">One sentence.</param>
internal sealed record ParityFindingBody(
    string Rule, IReadOnlyList<string> Servers, string Subject, string Expected, string Actual, string Severity,
    string Since, IReadOnlyList<string> OverriddenOn, string Message)
{
    /// <summary>From a finding.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="fleet">Its fleet.</param>
    /// <returns>The body.</returns>
    public static ParityFindingBody From(ParityFinding finding, FleetDefinition fleet) => new(
        finding.Rule, [.. finding.Servers.Select(server => fleet.Servers[server.Index].Name)], finding.Subject,
        finding.Expected, finding.Actual, finding.Severity.ToString(), finding.Since.ToString(),
        [.. finding.OverriddenOn.Select(server => fleet.Servers[server.Index].Name)], finding.Sentence);
}
