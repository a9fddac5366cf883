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
    decimal? FalseAlarmsPerBenignDay, AlarmShares Priorities);
