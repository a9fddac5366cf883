namespace Ops.Telemetry.Model;

/// <summary>Who acts. There is no anonymous actor.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="Name">Name, not blank.</param>
public sealed record Actor(ActorKind Kind, string Name)
{
    /// <summary>Name, not blank.</summary>
    public string Name { get; init; } =
        string.IsNullOrWhiteSpace(Name) ? throw new ArgumentException("An actor has a name.", nameof(Name)) : Name;

    /// <summary>
    /// The name of whoever else may be behind this one: who made the account, until somebody else has confirmed it.
    /// Null when it is nobody.
    /// </summary>
    public string? Hand { get; init; }

    /// <summary>Whether two actors may be one person, so that one can't be the second person for the other.</summary>
    /// <param name="other">The other.</param>
    /// <returns>True for one name, whatever its case and kind, and for names behind which one hand may be.</returns>
    public bool MayBe(Actor other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return IsOne(Name, other.Name) || IsOne(Hand ?? Name, other.Hand ?? other.Name);
    }

    private static bool IsOne(string one, string other) =>
        string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
}
