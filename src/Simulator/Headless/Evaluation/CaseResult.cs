using System.Collections.Immutable;
using Ops.Telemetry.Contracts;

namespace Ops.Simulator.Headless.Evaluation;

/// <summary>
/// One case over all its seeds, as the report has it: counts are sums over the seeds, times are seconds of market time
/// after the onset, money is dollars or what the scenario calls its unit.
/// </summary>
internal sealed record CaseResult
{
    private const int MostExamples = 12;

    public required string Id { get; init; }

    public required string Title { get; init; }

    public required bool Benign { get; init; }

    /// <summary>observe or enforce: what a server that differs from the release plan leads to.</summary>
    public required string Parity { get; init; }

    public required int Seeds { get; init; }

    /// <summary>Orders of the incident with nobody acting, the median; 0 on a benign day.</summary>
    public required long Orders { get; init; }

    public required string? Onset { get; init; }

    public required string Currency { get; init; }

    public required Spread FirstAlarmSeconds { get; init; }

    public required Spread DetectionDelaySeconds { get; init; }

    public required Spread TripSeconds { get; init; }

    public required Spread BlockSeconds { get; init; }

    public required Spread WarnedSecondsBefore { get; init; }

    /// <summary>What stopped the incident, the first first, such as "gate, breaker"; empty on a benign day.</summary>
    public required string StoppedBy { get; init; }

    /// <summary>What a gate refused of it first; null for nothing.</summary>
    public required string? Refused { get; init; }

    public required Spread OrdersAfterOnset { get; init; }

    public required Spread LossWithBreakers { get; init; }

    public required Spread LossIfNobodyActed { get; init; }

    /// <summary>Worst share of the recorded orders that left, in percent; null where no number is recorded.</summary>
    public required decimal? PercentOfRecordedOrders { get; init; }

    /// <summary>Worst share of the recorded loss, in percent; null where no loss is recorded.</summary>
    public required decimal? PercentOfRecordedLoss { get; init; }

    public required ImmutableArray<string> Guilty { get; init; }

    public required ImmutableArray<string> Accused { get; init; }

    public required int Missed { get; init; }

    public required int WrongAccusations { get; init; }

    /// <summary>Alarms an operator saw that were false: a group is one.</summary>
    public required int FalseAlarms { get; init; }

    /// <summary>Findings in them.</summary>
    public required int FalseFindings { get; init; }

    public required int MostFalseAlarmsOfOneSeed { get; init; }

    public required int FalseTrips { get; init; }

    /// <summary>Seeds whose first suggestion of a stop named exactly the guilty servers.</summary>
    public required int ScopeRight { get; init; }

    /// <summary>Seeds in which it named some of them and nobody else.</summary>
    public required int ScopeNarrow { get; init; }

    /// <summary>Seeds in which it named an innocent server.</summary>
    public required int ScopeWrong { get; init; }

    /// <summary>Forecasts of the cost of waiting that were held against what came.</summary>
    public required int CostForecasts { get; init; }

    /// <summary>Those whose 80 % interval held it.</summary>
    public required int CostsInside { get; init; }

    /// <summary>Forecasts of servers that neither gained nor lost: they came true and are not counted.</summary>
    public required int CostsTrivial { get; init; }

    /// <summary>Priorities of all alarms an operator saw, right and false.</summary>
    public required AlarmShares Priorities { get; init; }

    /// <summary>The false findings and trips themselves, the first of them.</summary>
    public required ImmutableArray<string> Examples { get; init; }

    /// <summary>Sums up the seeds of a case.</summary>
    /// <param name="what">The case.</param>
    /// <param name="seeds">Their results.</param>
    /// <returns>The result.</returns>
    public static CaseResult Of(EvaluationCase what, IReadOnlyList<SeedResult> seeds)
    {
        Spread orders = Of(seeds, static seed => seed.OrdersAfterOnset);
        Spread loss = Of(seeds, static seed => seed.LossWithBreakers);
        Spread untouched = Of(seeds, static seed => seed.OrdersIfNobodyActed);
        var none = new Spread(null, null);
        return new CaseResult
        {
            Id = what.Id,
            Title = what.Scenario.Title,
            Benign = what.IsBenign,
            Parity = what.Parity == ParityMode.Enforce ? "enforce" : "observe",
            Seeds = seeds.Count,
            Orders = what.IsBenign ? 0 : (long)(untouched.Median ?? 0),
            Onset = what.Scenario.Truth?.Onset.ToString("c"),
            Currency = what.Scenario.Currency,
            FirstAlarmSeconds = Of(seeds, static seed => seed.FirstAlarmSeconds),
            DetectionDelaySeconds = Of(seeds, static seed => seed.DetectionSeconds),
            TripSeconds = Of(seeds, static seed => seed.TripSeconds),
            BlockSeconds = Of(seeds, static seed => seed.BlockSeconds),
            WarnedSecondsBefore = Of(seeds, static seed => seed.WarnedSecondsBefore),
            StoppedBy = string.Join(
                ", ", seeds.SelectMany(static seed => seed.StoppedBy).Distinct()
                    .Select(static by => by.ToString().ToLowerInvariant())),
            Refused = seeds.Select(static seed => seed.Refused).FirstOrDefault(static text => text is not null),
            OrdersAfterOnset = what.IsBenign ? none : orders,
            LossWithBreakers = what.IsBenign ? none : loss,
            LossIfNobodyActed = what.IsBenign ? none : Of(seeds, static seed => seed.LossIfNobodyActed),
            PercentOfRecordedOrders = Percent(orders.Worst, what.Scenario.Record?.Orders),
            PercentOfRecordedLoss = Percent(loss.Worst, what.Scenario.Record?.Loss?.Dollars),
            Guilty = Names(seeds, static seed => seed.Guilty),
            Accused = Names(seeds, static seed => seed.Accused),
            Missed = seeds.Count(static seed => seed.Missed),
            WrongAccusations = seeds.Sum(static seed => seed.WronglyAccused.Length),
            FalseAlarms = seeds.Sum(static seed => seed.FalseAlarms),
            FalseFindings = seeds.Sum(static seed => seed.FalseFindings.Length),
            MostFalseAlarmsOfOneSeed = seeds.Max(static seed => seed.FalseAlarms),
            FalseTrips = seeds.Sum(static seed => seed.FalseTrips.Length),
            ScopeRight = seeds.Count(static seed => seed.Scope == ScopeVerdict.Right),
            ScopeNarrow = seeds.Count(static seed => seed.Scope == ScopeVerdict.Narrow),
            ScopeWrong = seeds.Count(static seed => seed.Scope == ScopeVerdict.Wrong),
            CostForecasts = seeds.Sum(static seed => seed.CostForecasts),
            CostsInside = seeds.Sum(static seed => seed.CostsInside),
            CostsTrivial = seeds.Sum(static seed => seed.CostsTrivial),
            Priorities = AlarmShares.Sum(seeds.Select(static seed => seed.Priorities)),
            Examples =
            [
                .. seeds.SelectMany(static seed =>
                    seed.FalseTrips.Concat(seed.FalseFindings).Select(text => $"seed {seed.Seed}: {text}"))
                    .Take(MostExamples),
            ],
        };
    }

    private static Spread Of(IEnumerable<SeedResult> seeds, Func<SeedResult, decimal?> figure) =>
        Spread.Of(seeds.Select(figure));

    private static ImmutableArray<string> Names(
        IEnumerable<SeedResult> seeds, Func<SeedResult, ImmutableArray<string>> names) =>
        [.. seeds.SelectMany(seed => names(seed)).Distinct().Order(StringComparer.Ordinal)];

    private static decimal? Percent(decimal? value, decimal? record) =>
        value is { } part && record is > 0 ? decimal.Round(100 * Math.Max(0, part) / record.Value, 3) : null;
}
