namespace Ops.Telemetry.Model;

/// <summary>Who acts. There is no anonymous actor.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="Name">Name, not blank.</param>
public sealed record Actor(ActorKind Kind, string Name)
{
    /// <summary>Name, not blank.</summary>
    public string Name { get; init; } =
        string.IsNullOrWhiteSpace(Name) ? throw new ArgumentException("An actor has a name.", nameof(Name)) : Name;
}
