using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>
/// The canary of a fleet: one gate more, with no server behind it, that every door can be tried on. A kill of it takes
/// the way of every kill and stops nothing.
/// </summary>
public static class Canary
{
    /// <summary>Its name in commands. No server can bear it: names of servers begin with a letter or digit.</summary>
    public const string Name = "_canary";

    /// <summary>What a kill of it covers: the canary and nothing else.</summary>
    public static HaltScope Scope { get; } = HaltScope.Server(Name);

    /// <summary>Its place in the control plane: after the last server.</summary>
    /// <param name="fleet">The fleet.</param>
    /// <returns>The definition.</returns>
    public static ServerDefinition Of(FleetDefinition fleet) =>
        new(new ServerId((ushort)fleet.Servers.Length), Name, Name) { IsCanary = true };
}
