using System.Collections.Immutable;

namespace Ops.Telemetry.Model;

/// <summary>What the release plan asks of one server from a time on.</summary>
/// <param name="Server">Name of the server.</param>
/// <param name="From">From when; the beginning of time for what is asked from the start.</param>
/// <param name="Grace">How long after <paramref name="From"/> what was asked before is right as well: the time the
/// change takes.</param>
/// <param name="Build">The build.</param>
/// <param name="BuildHash">Hash of its content; null when the plan does not say.</param>
/// <param name="ConfigDigest">Digest of the configuration; null when the plan does not say.</param>
/// <param name="Flags">The flags it speaks of; others may have any value the ledger knows a meaning of.</param>
public sealed record PlannedRelease(
    string Server, MarketTime From, TimeSpan Grace, string Build, string? BuildHash, string? ConfigDigest,
    ImmutableArray<PlannedFlag> Flags)
{
    /// <summary>Until when what was asked before is right as well.</summary>
    public MarketTime SettledAt => From.AddNanoseconds(checked(Grace.Ticks * 100));

    /// <summary>The value planned for a flag.</summary>
    /// <param name="flag">The flag.</param>
    /// <returns>The value; null when the plan does not speak of it.</returns>
    public bool? ValueOf(string flag) => Flags.FirstOrDefault(planned => planned.Name == flag)?.Value;
}
