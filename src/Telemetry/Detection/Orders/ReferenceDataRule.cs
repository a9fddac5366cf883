using System.Collections.Immutable;
using System.Globalization;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Orders;

/// <summary>
/// Instruments whose reference price is missing, zero or negative, before anybody trades them: a rule of the fleet over
/// the reference data.
/// </summary>
internal sealed class ReferenceDataRule : Detector
{
    private const int Named = 5;

    private readonly Verdict _verdict;

    /// <summary>A rule over a universe.</summary>
    /// <param name="symbols">The instruments.</param>
    public ReferenceDataRule(ImmutableArray<SymbolDefinition> symbols)
    {
        SymbolDefinition[] without = [.. symbols.Where(static symbol => symbol.ReferencePrice.Ticks <= 0)];
        _verdict = new Verdict
        {
            Value = without.Length,
            Text = string.Join(", ", without.Take(Named).Select(static symbol => symbol.Ticker))
                + (without.Length > Named ? ", ..." : ""),
        };
    }

    /// <inheritdoc/>
    public override string Rule => "reference-data";

    /// <inheritdoc/>
    public override void Judge(in Measurement measured, RuleSetting setting, VerdictList verdicts) =>
        verdicts.Add(_verdict);

    /// <inheritdoc/>
    public override string Describe(in StandingFinding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Counted.Of(finding.Verdict.Value, "instrument")} " +
        $"{Counted.Verb(finding.Verdict.Value, "have", "has")} no valid reference price: {finding.Verdict.Text}.");
}
