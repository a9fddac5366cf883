using System.Collections.Immutable;

namespace Ops.Telemetry.Model;

/// <summary>A build as the ledger knows it: what it consists of and what each flag means in it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Hash">Hash of its content, hexadecimal.</param>
/// <param name="Supersedes">The build it replaces; null when it is not written down.</param>
/// <param name="DefaultPath">Path of an order that no flag sends elsewhere.</param>
/// <param name="Flags">What each flag selects in it.</param>
public sealed record LedgerBuild(
    string Name, string Hash, string? Supersedes, string DefaultPath, ImmutableArray<LedgerFlag> Flags)
{
    /// <summary>What a flag selects in it.</summary>
    /// <param name="flag">The flag.</param>
    /// <returns>Name of the path; null when the build does not know the flag.</returns>
    public string? PathOf(string flag) => Flags.FirstOrDefault(line => line.Flag == flag)?.Path;
}
