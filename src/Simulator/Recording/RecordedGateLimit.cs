using System.Text.Json.Serialization;
using Ops.Telemetry.Contracts;

namespace Ops.Simulator.Recording;

/// <summary>How one hard limit of the gates was set for somebody when a session began.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record RecordedGateLimit
{
    /// <summary>Code of the limit.</summary>
    public required string Limit { get; init; }

    /// <summary>For whom.</summary>
    public required RuleScopeKind For { get; init; }

    /// <summary>Name of the group, server or instrument; null for each server.</summary>
    public string? Target { get; init; }

    /// <summary>What may just pass, money in its units; null where there is no limit.</summary>
    public long? Value { get; init; }

    /// <summary>Whether there is no limit, on purpose: a value that got lost is never taken for that.</summary>
    public bool None { get; init; }

    /// <summary>Whom it is for.</summary>
    [JsonIgnore]
    public RuleScope Scope => new(For, Target);

    /// <summary>Writes down a limit.</summary>
    /// <param name="scope">For whom.</param>
    /// <param name="limit">Its code.</param>
    /// <param name="value">Its value, set.</param>
    /// <returns>What goes into a header.</returns>
    internal static RecordedGateLimit Of(RuleScope scope, string limit, GateLimit value) => new()
    {
        Limit = limit, For = scope.Kind, Target = scope.Target, None = value.IsNone,
        Value = value.IsNone ? null : value.Value,
    };

    /// <summary>The limit.</summary>
    /// <returns>The limit.</returns>
    internal GateLimit ToLimit() => Value is { } value ? GateLimit.Of(value) : GateLimit.None;

    /// <summary>What is wrong with it.</summary>
    /// <returns>Each fault with the name of its field; empty when all is well.</returns>
    internal IEnumerable<string> Faults()
    {
        if (GateLimitCatalog.Find(Limit ?? "") is not { } limit)
            yield return $"limit: {GateLimitCatalog.Unknown(Limit ?? "").TrimEnd('.')}";
        else if (RecordedScope.FaultOf(Scope) is { } nobody)
            yield return nobody;
        else if (GateLimitBook.FaultOf(limit, Scope) is { } unfit)
            yield return $"for: {unfit.TrimEnd('.')}";
        else if (Value.HasValue == None)
            yield return "value: must be a number, or none must say that there is no limit";
        else if (Value is < 0 or long.MaxValue)
            yield return $"value: {Value} must be from 0 to {long.MaxValue - 1}";
    }
}
