using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Readiness;

/// <summary>
/// No limit is looser than when the hold was taken. A flow that is let go because its limit was moved out of its way is
/// not one whose fault is gone.
/// </summary>
internal static class LimitsCheck
{
    private const int MostNamed = 8;

    /// <summary>Makes the line.</summary>
    /// <param name="facts">The facts.</param>
    /// <returns>The line.</returns>
    public static ReleaseLine Of(ReleaseFacts facts)
    {
        if (facts.LimitsThen is not { } then)
        {
            return Line(
                ReleaseVerdict.Unknown,
                "The hold is older than this start: compare the limits with the trail. " + Tripped(facts));
        }
        string[] looser =
        [
            .. new LoosenedLimits(
                then, facts.LimitsNow, [.. facts.Servers.Select(static one => one.Measured.Server)]).All(),
        ];
        return looser.Length > 0
            ? Line(ReleaseVerdict.Fail, $"Looser than when the hold was taken: {Listed(looser)}.")
            : Line(ReleaseVerdict.Pass, $"No limit is looser than when the hold was taken. {Tripped(facts)}".TrimEnd());
    }

    private static string Listed(string[] looser) =>
        string.Join(", ", looser.Take(MostNamed))
        + (looser.Length > MostNamed ? $" and {looser.Length - MostNamed} more" : "");

    private static string Tripped(ReleaseFacts facts)
    {
        if (facts.Hold.Kind != HoldKind.Breaker)
            return "";
        string rule = facts.Hold.By.Name;
        RuleBook rules = facts.LimitsNow.Rules;
        RuleSetting? setting = facts.Hold.Scope.Kind == HaltScopeKind.Fleet || facts.Servers.IsEmpty
            ? rules.ForFleet(rule) : rules.For(rule, facts.Servers[0].Measured.Server);
        return setting is null ? "" : $"{rule} tripped: {LimitWords.Of(setting)}.";
    }

    private static ReleaseLine Line(ReleaseVerdict verdict, string fact) => new(ReleaseItem.Limits, verdict, fact);
}
