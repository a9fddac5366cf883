using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Views;

/// <summary>What an alarm asks of whoever reads it, by the family of its rule.</summary>
public static class AlarmWords
{
    private const string Parity = "Halt the server if it flows, and keep it halted; compare its build and flags with " +
        "the plan before anything else.";

    /// <summary>What to do first.</summary>
    /// <param name="finding">The finding.</param>
    /// <returns>One sentence.</returns>
    public static string Response(Anomaly finding) => RuleCatalog.Find(finding.Rule)?.Family switch
    {
        RuleFamily.Parity => Parity,
        RuleFamily.Conservation => "Kill the server: it sends what no client asked for. Do not roll others back.",
        RuleFamily.Order => "Look at the order; kill the server if more of them come.",
        RuleFamily.Answers => "Treat every unanswered order as live; do not send it again. Ask the venue.",
        RuleFamily.Flow => "Compare with its peers and with the market; kill if nobody can explain it.",
        RuleFamily.Exposure => "Find what builds it up; block the server if it is not explained.",
        RuleFamily.Loss => "The loss follows a cause: look at the alarms before it.",
        RuleFamily.Messages => "Read the message; ask who owns it. Sign it off or keep the server halted.",
        RuleFamily.Feed => "What is not seen is not fine: halt it if it stays blind.",
        RuleFamily.Controls => "Look at the limits page; a control that acts on nothing protects nobody.",
        _ => finding.Rule.StartsWith("parity", StringComparison.Ordinal)
            ? Parity
            : "Use the second door: the venue or the clearer must stop what our gate can't prove to have stopped.",
    };
}
