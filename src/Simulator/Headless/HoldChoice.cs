using Ops.Telemetry.Contracts;

namespace Ops.Simulator.Headless;

/// <summary>Which standing holds an action means: one by its number, or all that were taken on exactly one
/// scope, or all of one kind.</summary>
/// <param name="Id">The number; null when the scope chooses.</param>
/// <param name="Scope">The scope; null when the number chooses.</param>
/// <param name="Kind">The kind, when that chooses.</param>
internal sealed record HoldChoice(HoldId? Id, HaltScope? Scope, HoldKind? Kind = null)
{
    /// <summary>The kill that took it, when that chooses: numbers differ from run to run, commands do not.</summary>
    public Guid? Command { get; init; }

    /// <summary>Whether of those on the scope only what no person took is meant.</summary>
    public bool OfNobody { get; init; }

    /// <summary>Whether a hold is meant.</summary>
    /// <param name="hold">The hold.</param>
    /// <returns>True when it is.</returns>
    public bool Means(Hold hold) => Command is { } command ? hold.CommandId == command
        : Kind is { } kind ? hold.Kind == kind
        : Id is { } id ? hold.Id == id : hold.Scope == Scope && !(OfNobody && hold.Kind == HoldKind.Manual);

    /// <summary>The choice in words.</summary>
    public override string ToString() => Kind is { } kind ? $"{kind} holds"
        : Id is { } id ? id.ToString() : $"holds on {Scope}";
}
