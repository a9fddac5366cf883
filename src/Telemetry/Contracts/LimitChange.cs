namespace Ops.Telemetry.Contracts;

/// <summary>What somebody wants to set otherwise.</summary>
/// <param name="Scope">For whom.</param>
public abstract record LimitChange(RuleScope Scope)
{
    /// <summary>What it is about, in words.</summary>
    public abstract string Subject { get; }

    /// <summary>A rule.</summary>
    /// <param name="Scope">For whom.</param>
    /// <param name="Setting">The whole new setting.</param>
    public sealed record OfRule(RuleScope Scope, RuleSetting Setting) : LimitChange(Scope)
    {
        /// <inheritdoc/>
        public override string Subject => $"{Setting.Rule} for {Scope}";
    }

    /// <summary>A hard limit of the gates.</summary>
    /// <param name="Scope">Each server, a group or a server.</param>
    /// <param name="Limit">Code of the limit.</param>
    /// <param name="Value">Its new value.</param>
    public sealed record OfGate(RuleScope Scope, string Limit, GateLimit Value) : LimitChange(Scope)
    {
        /// <inheritdoc/>
        public override string Subject => $"gate limit {Limit} for {Scope}";
    }
}
