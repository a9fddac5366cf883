using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Readiness;

/// <summary>
/// No limit is looser than when the hold was taken. A flow that is let go because its limit was moved out of its way is
/// not one whose fault is gone.
/// </summary>
internal static class LimitsCheck
{
    /// <summary>Makes the line.</summary>
    /// <param name="facts">The facts.</param>
    /// <returns>The line.</returns>
    public static ReleaseLine Of(ReleaseFacts facts)
    {
        if (facts.RulesThen is not { } then)
        {
            return Line(
                ReleaseVerdict.Unknown,
                "The hold is older than this start: compare the limits with the trail. " + Tripped(facts));
        }
        string[] raised = ReferenceEquals(then, facts.RulesNow) ? [] :
        [
            .. RuleCatalog.All.Where(rule => IsLooser(facts, then, rule.Code))
                .Select(rule => $"{rule.Code} ({Change(facts, then, rule.Code)})"),
        ];
        return raised.Length > 0
            ? Line(ReleaseVerdict.Fail, $"Looser than when the hold was taken: {string.Join(", ", raised)}.")
            : Line(ReleaseVerdict.Pass, $"No limit is looser than when the hold was taken. {Tripped(facts)}".TrimEnd());
    }

    private static bool IsLooser(ReleaseFacts facts, RuleBook then, string rule) =>
        RuleStrictness.Loosens(then.ForFleet(rule), facts.RulesNow.ForFleet(rule))
        || facts.Servers.Any(one => RuleStrictness.Loosens(
            then.For(rule, one.Measured.Server), facts.RulesNow.For(rule, one.Measured.Server)));

    private static string Change(ReleaseFacts facts, RuleBook then, string rule)
    {
        foreach ((_, ServerStatus server) in facts.Servers)
        {
            if (then.For(rule, server.Server) is { } was && facts.RulesNow.For(rule, server.Server) is { } now
                && RuleStrictness.Loosens(was, now))
                return $"was {LimitWords.Of(was)}; is {LimitWords.Of(now)}";
        }
        return "for the fleet as a whole";
    }

    private static string Tripped(ReleaseFacts facts)
    {
        if (facts.Hold.Kind != HoldKind.Breaker)
            return "";
        string rule = facts.Hold.By.Name;
        RuleSetting? setting = facts.Hold.Scope.Kind == HaltScopeKind.Fleet || facts.Servers.IsEmpty
            ? facts.RulesNow.ForFleet(rule) : facts.RulesNow.For(rule, facts.Servers[0].Measured.Server);
        return setting is null ? "" : $"{rule} tripped: {LimitWords.Of(setting)}.";
    }

    private static ReleaseLine Line(ReleaseVerdict verdict, string fact) => new(ReleaseItem.Limits, verdict, fact);
}
