using System.Globalization;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection;

/// <summary>A rule's verdict with the step it stands on and since when.</summary>
/// <param name="Detector">The rule.</param>
/// <param name="Verdict">The figures, the latest.</param>
/// <param name="Setting">How the rule is set.</param>
/// <param name="Step">Index of the step that stands.</param>
/// <param name="Since">When some step first stood without a pause.</param>
internal readonly record struct StandingFinding(
    Detector Detector, Verdict Verdict, RuleSetting Setting, int Step, MarketTime Since)
{
    /// <summary>Market time of the event or tick that showed it last.</summary>
    public MarketTime SeenAt { get; init; }

    /// <summary>What the step does.</summary>
    public LimitAction Action => Setting.Steps[Step].Action;

    /// <summary>Whether the step takes a hold.</summary>
    public bool Trips => Action > LimitAction.Alarm && !Setting.Shadow;

    /// <summary>How bad: critical from the limit on, a warning before it.</summary>
    public AnomalySeverity Severity =>
        Setting.Steps[Step].AtPercent >= 100 ? AnomalySeverity.Critical : AnomalySeverity.Warning;

    /// <summary>How the latest value stands to the limit, in words: "over its limit of".</summary>
    public string Relation => Setting.Limit <= 0 ? "over an unset limit, which counts as"
        : Severity < AnomalySeverity.Critical ? "near its limit of"
        : Verdict.Value > Setting.Limit ? "over its limit of"
        : "no longer over, but not yet clear of its limit of"; // it stands until it is below the step's reset

    /// <summary>Money as a person reads it.</summary>
    /// <param name="units">Money units.</param>
    /// <returns>Whole dollars with separators.</returns>
    public static string Dollars(long units) =>
        "$" + decimal.Round(new Money(units).Dollars).ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>How a value in money stands to its limit, with the limit.</summary>
    /// <returns>Such as "over its limit of $2,000,000".</returns>
    public string AgainstDollars() => $"{Relation} {Dollars(Setting.Limit)}";

    /// <summary>How a count stands to its limit, with the limit.</summary>
    /// <returns>Such as "over its limit of 500".</returns>
    public string AgainstCount() => string.Create(CultureInfo.InvariantCulture, $"{Relation} {Setting.Limit:#,0}");

    /// <summary>The form a person reads.</summary>
    /// <param name="server">The server; null for the fleet.</param>
    /// <returns>The anomaly.</returns>
    public Anomaly ToAnomaly(ServerId? server)
    {
        RuleDescriptor rule = RuleCatalog.Find(Detector.Rule)
            ?? throw new InvalidOperationException($"The rule {Detector.Rule} is not in the catalogue.");
        return new Anomaly(
            rule.Code, server, Severity, InUnit(Verdict.Value, rule), InUnit(Setting.Limit, rule), rule.Unit,
            LimitWords.Of(Setting.ActionAtLimit), Since, Detector.Describe(this))
        {
            Symbol = Verdict.Symbol == Verdict.NoSymbol ? null : new SymbolId(Verdict.Symbol),
            Topic = Verdict.Topic == Verdict.NoTopic ? null : Verdict.Topic,
            Parent = Verdict.Parent == 0 ? null : Verdict.Parent,
            EventSequence = Verdict.Event == 0 ? null : Verdict.Event,
            SeenAt = SeenAt,
            Order = Verdict.Order == 0 ? null : Verdict.Order,
            OrderSymbol = Verdict.OrderSymbol == Verdict.NoSymbol ? null : new SymbolId(Verdict.OrderSymbol),
            Step = Action,
            Shadow = Setting.Shadow,
        };
    }

    private static decimal InUnit(long value, RuleDescriptor rule) =>
        rule.IsMoney ? new Money(value).Dollars : value;
}
