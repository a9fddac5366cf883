namespace Ops.Simulator.Scenarios;

/// <summary>How a server and its gate fail to obey a stop.</summary>
public enum GateFaultKind
{
    /// <summary>The server's sending thread neither answers latches nor performs requests to cancel.</summary>
    NeverAnswers = 0,

    /// <summary>It answers and cancels late.</summary>
    AnswersLate = 1,

    /// <summary>The gate says that it is latched and lets orders out; a severed one lets nothing out.</summary>
    Leaks = 2,
}
