using System.Collections.Immutable;

namespace Ops.Simulator.Headless.Evaluation;

/// <summary>
/// One case over all its seeds, as the report has it: counts are sums over the seeds, times are seconds of market time
/// after the onset, money is dollars or what the scenario calls its unit.
/// </summary>
internal sealed record CaseResult
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required bool Benign { get; init; }

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

    public required int FalseAlarms { get; init; }

    public required int MostFalseAlarmsOfOneSeed { get; init; }

    /// <summary>What rules said behind the false alarms: several findings of one cause are one alarm on a benign
    /// day.</summary>
    public required int FalseFindings { get; init; }

    public required int FalseTrips { get; init; }

    /// <summary>The false alarms and trips themselves, the first of them.</summary>
    public required ImmutableArray<string> Examples { get; init; }

    /// <summary>Sums up the seeds of a case.</summary>
    /// <param name="what">The case.</param>
    /// <param name="seeds">Their results.</param>
    /// <returns>The result.</returns>
    public static CaseResult Of(EvaluationCase what, IReadOnlyList<SeedResult> seeds)
    {
        int CountedAlarms(SeedResult seed) => what.IsBenign ? seed.FalseRoots.Length : seed.FalseAlarms.Length;
        Spread orders = Spread.Of(seeds.Select(static seed => (decimal?)seed.OrdersAfterOnset));
        Spread loss = Spread.Of(seeds.Select(static seed => (decimal?)seed.LossWithBreakers));
        return new CaseResult
        {
            Id = what.Id,
            Title = what.Scenario.Title,
            Benign = what.IsBenign,
            Seeds = seeds.Count,
            Orders = what.IsBenign
                ? 0 : (long)(Spread.Of(seeds.Select(static seed => (decimal?)seed.OrdersIfNobodyActed)).Median ?? 0),
            Onset = what.Scenario.Truth?.Onset.ToString("c"),
            Currency = what.Scenario.Currency,
            FirstAlarmSeconds = Spread.Of(seeds.Select(static seed => seed.FirstAlarmSeconds)),
            DetectionDelaySeconds = Spread.Of(seeds.Select(static seed => seed.DetectionSeconds)),
            TripSeconds = Spread.Of(seeds.Select(static seed => seed.TripSeconds)),
            BlockSeconds = Spread.Of(seeds.Select(static seed => seed.BlockSeconds)),
            WarnedSecondsBefore = Spread.Of(seeds.Select(static seed => seed.WarnedSecondsBefore)),
            OrdersAfterOnset = what.IsBenign ? new Spread(null, null) : orders,
            LossWithBreakers = what.IsBenign ? new Spread(null, null) : loss,
            LossIfNobodyActed = what.IsBenign
                ? new Spread(null, null) : Spread.Of(seeds.Select(static seed => (decimal?)seed.LossIfNobodyActed)),
            PercentOfRecordedOrders = Percent(orders.Worst, what.Scenario.Record?.Orders),
            PercentOfRecordedLoss = Percent(loss.Worst, what.Scenario.Record?.Loss?.Dollars),
            Guilty = [.. seeds.SelectMany(static seed => seed.Guilty).Distinct().Order(StringComparer.Ordinal)],
            Accused = [.. seeds.SelectMany(static seed => seed.Accused).Distinct().Order(StringComparer.Ordinal)],
            Missed = seeds.Count(static seed => seed.Missed),
            WrongAccusations = seeds.Sum(static seed => seed.WronglyAccused.Length),
            FalseAlarms = seeds.Sum(CountedAlarms),
            MostFalseAlarmsOfOneSeed = seeds.Max(CountedAlarms),
            FalseFindings = seeds.Sum(static seed => seed.FalseAlarms.Length),
            FalseTrips = seeds.Sum(static seed => seed.FalseTrips.Length),
            Examples =
            [
                .. seeds.SelectMany(static seed =>
                    seed.FalseTrips.Concat(seed.FalseAlarms).Select(text => $"seed {seed.Seed}: {text}")).Take(12),
            ],
        };
    }

    private static decimal? Percent(decimal? value, decimal? record) =>
        value is { } part && record is > 0 ? decimal.Round(100 * Math.Max(0, part) / record.Value, 3) : null;
}
