using System.Globalization;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Metrics;

namespace Ops.Telemetry.Detection;

/// <summary>An absolute limit over one figure of a tick.</summary>
/// <param name="rule">Code of the rule.</param>
/// <param name="value">Picks the figure: money in units, else a count.</param>
/// <param name="words">What a value of it is called, such as "cancels in the last second".</param>
/// <param name="isMoney">Whether the figure is money.</param>
/// <param name="whileHeld">Whether it is judged under a hold as well: cancels after a kill are what was asked
/// for.</param>
internal sealed class FigureLimit(
    string rule, FigureLimit.Picks value, string words, bool isMoney = false, bool whileHeld = true) : Detector
{
    /// <summary>Picks a figure.</summary>
    /// <param name="figures">The numbers of a tick.</param>
    /// <returns>The figure.</returns>
    internal delegate long Picks(in ReadingFigures figures);

    /// <inheritdoc/>
    public override string Rule => rule;

    /// <inheritdoc/>
    public override void Judge(in Measurement measured, RuleSetting setting, VerdictList verdicts)
    {
        if (!whileHeld && measured.IsHeld)
            verdicts.Abstain("a hold covers the server");
        else if (measured.Server is { } server)
            verdicts.Add(value(server.Figures)); // by reference: a choice between the two would copy all figures
        else if (measured.Fleet is { } fleet)
            verdicts.Add(value(fleet.Figures));
    }

    /// <inheritdoc/>
    public override string Describe(in StandingFinding finding) => isMoney
        ? $"{StandingFinding.Dollars(finding.Verdict.Value)} {words}, {finding.AgainstDollars()}."
        : string.Create(
            CultureInfo.InvariantCulture, $"{finding.Verdict.Value:#,0} {words}, {finding.AgainstCount()}.");
}
