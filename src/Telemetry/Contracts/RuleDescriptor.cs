namespace Ops.Telemetry.Contracts;

/// <summary>What a rule is, whoever sets it however.</summary>
/// <param name="Code">Stable code, e.g. order-rate.</param>
/// <param name="Title">What a person calls it.</param>
/// <param name="Measures">What it measures, in a sentence.</param>
/// <param name="Unit">Unit of its figures: orders/s, $, $/s, %, orders, s.</param>
/// <param name="Family">What kind of cause it speaks of.</param>
/// <param name="Default">How it is set for each server unless somebody says otherwise.</param>
/// <param name="FleetDefault">How it is set for the fleet as a whole; null when it does not watch the fleet.</param>
public sealed record RuleDescriptor(
    string Code, string Title, string Measures, string Unit, RuleFamily Family, RuleSetting? Default,
    RuleSetting? FleetDefault)
{
    /// <summary>
    /// Whether its figure is of one order or one instrument, so that an instrument can have a limit of its own. A sum
    /// or a rate of a server has none: a limit set there would be wired to nothing.
    /// </summary>
    public bool IsOfInstrument { get; init; }

    /// <summary>Whether its figure is how long something has waited: time alone makes it larger.</summary>
    public bool IsAge { get; init; }

    /// <summary>Whether its figures are money, in units.</summary>
    public bool IsMoney => Unit.StartsWith('$');
}
