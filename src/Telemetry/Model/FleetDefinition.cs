using System.Collections.Immutable;

namespace Ops.Telemetry.Model;

/// <summary>The fleet and universe of one run: constant while it lasts.</summary>
/// <param name="Title">What a person calls it.</param>
/// <param name="Mode">What it is.</param>
/// <param name="SessionDate">The date of the session in the market's zone.</param>
/// <param name="Zone">Name of the market's zone as shown beside market times, e.g. ET.</param>
/// <param name="Servers">Servers, in the order of their ids.</param>
/// <param name="Symbols">Instruments, in the order of their ids.</param>
public sealed record FleetDefinition(
    string Title, FleetMode Mode, DateOnly SessionDate, string Zone,
    ImmutableArray<ServerDefinition> Servers, ImmutableArray<SymbolDefinition> Symbols)
{
    private const string Dollar = "USD";

    /// <summary>What one unit of money is, e.g. USD or thousands of JPY; written with $ whatever it is.</summary>
    public string Currency { get; init; } = Dollar;

    /// <summary>What $ stands for, where that is no dollar; null where it is one.</summary>
    public string? MoneyWords => Currency == Dollar ? null : $"$ = {Currency}";

    /// <summary>Finds a server by name.</summary>
    /// <param name="name">The exact name.</param>
    /// <returns>The server, or null when there is none of that name.</returns>
    public ServerDefinition? FindServer(string name) => Servers.FirstOrDefault(s => s.Name == name);

    /// <summary>Names of the groups, in the order of their first server.</summary>
    public IEnumerable<string> Groups => Servers.Select(s => s.Group).Distinct();
}
