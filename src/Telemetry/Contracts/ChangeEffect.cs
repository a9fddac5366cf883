using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>What one server would execute for one kind of order, before and after.</summary>
/// <param name="Server">Name of the server.</param>
/// <param name="Flag">The flag the order carries; null for an order that no flag sends elsewhere.</param>
/// <param name="Before">The code now; null when that is not known.</param>
/// <param name="After">The code then; null when that is not known.</param>
public sealed record ChangeEffect(string Server, string? Flag, CodePathFacts? Before, CodePathFacts? After)
{
    /// <summary>Whether it would execute something else.</summary>
    public bool Differs => Before?.Name != After?.Name;

    /// <summary>Whether it would then execute what was meant never to run again, or what nobody can name.</summary>
    public bool IsDangerous => After is null or { Retired: true };
}
