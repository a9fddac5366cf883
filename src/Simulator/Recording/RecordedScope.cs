using Ops.Telemetry.Contracts;

namespace Ops.Simulator.Recording;

/// <summary>Whom a recorded limit is for.</summary>
internal static class RecordedScope
{
    /// <summary>Why it names nobody.</summary>
    /// <param name="scope">The scope.</param>
    /// <returns>The name of the field and what would be right; null when all is well.</returns>
    public static string? FaultOf(RuleScope scope)
    {
        if (!Enum.IsDefined(scope.Kind))
            return $"for: must be one of {string.Join(", ", Enum.GetNames<RuleScopeKind>())}";
        bool isNamed = scope.Kind is RuleScopeKind.Group or RuleScopeKind.Server or RuleScopeKind.Symbol;
        return isNamed == !string.IsNullOrEmpty(scope.Target) ? null
            : isNamed ? "target: is missing" : $"target: {scope} has none";
    }
}
