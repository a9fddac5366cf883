using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Views;

/// <summary>One line of what does not agree.</summary>
/// <param name="Key">Stable identity.</param>
/// <param name="Tone">How loud.</param>
/// <param name="Title">Its kind in words.</param>
/// <param name="Servers">Its servers.</param>
/// <param name="Sentence">The sentence.</param>
/// <param name="Expected">What was expected.</param>
/// <param name="Actual">What is.</param>
/// <param name="Since">Market time since which it stands.</param>
/// <param name="Override">On which servers two people have overridden it; null for none.</param>
public sealed record FindingView(
    string Key, Tone Tone, string Title, string Servers, string Sentence, string Expected, string Actual, string Since,
    string? Override)
{
    /// <summary>From the picture.</summary>
    /// <param name="fleet">What is measured.</param>
    /// <returns>The lines, worst first.</returns>
    public static ViewList<FindingView> From(FleetSnapshot fleet)
    {
        string[] names = [.. fleet.Fleet.Servers.Select(static server => server.Name)];
        return new(fleet.Parity.Findings.Select(finding => From(finding, names)));
    }

    private static FindingView From(ParityFinding finding, string[] names) => new(
        $"{finding.Servers[0].Index}|{finding.Key}", ToneText.Of(finding.Severity), ParityRules.TitleOf(finding.Kind),
        NameList.Of(finding.Servers.Select(server => names[server.Index]), names), finding.Sentence, finding.Expected,
        finding.Actual, Format.ClockExact(finding.Since),
        finding.OverriddenOn.IsEmpty ? null
            : $"overridden on {NameList.Of(finding.OverriddenOn.Select(server => names[server.Index]), names)}");
}
