namespace Ops.Simulator.Headless.Evaluation;

/// <summary>Sums over all cases.</summary>
/// <param name="Incidents">Runs of incidents.</param>
/// <param name="BenignDays">Runs of benign days.</param>
/// <param name="Missed">Incidents that ran with no trip and no refusal.</param>
/// <param name="WrongAccusations">Innocent servers accused.</param>
/// <param name="FalseAlarms">False alarms as an operator saw them.</param>
/// <param name="FalseTrips">False trips.</param>
/// <param name="FalseAlarmsPerBenignDay">False alarms of benign days over their number; null without any.</param>
/// <param name="Priorities">Priorities of all alarms an operator saw.</param>
internal sealed record EvaluationTotals(
    int Incidents, int BenignDays, int Missed, int WrongAccusations, int FalseAlarms, int FalseTrips,
    decimal? FalseAlarmsPerBenignDay, AlarmShares Priorities)
{
    /// <summary>Incidents whose first suggestion of a stop named exactly the guilty servers.</summary>
    public required int ScopeRight { get; init; }

    /// <summary>Incidents in which it named some of them and nobody else.</summary>
    public required int ScopeNarrow { get; init; }

    /// <summary>Runs in which it named an innocent server.</summary>
    public required int ScopeWrong { get; init; }

    /// <summary>Forecasts of the cost of waiting that were held against what came.</summary>
    public required int CostForecasts { get; init; }

    /// <summary>Share of them whose 80 % interval held it, in percent; null without any.</summary>
    public required decimal? CostsInsidePercent { get; init; }

    /// <summary>Forecasts of servers that neither gained nor lost: they came true and are not counted.</summary>
    public required int CostsTrivial { get; init; }
}
