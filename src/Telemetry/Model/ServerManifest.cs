using System.Collections.Immutable;

namespace Ops.Telemetry.Model;

/// <summary>What a server says it runs.</summary>
/// <param name="Server">The server.</param>
/// <param name="At">Since when.</param>
/// <param name="Build">Name of the build, e.g. 2012.07-rlp.</param>
/// <param name="BuildHash">Hash of the build's content, hexadecimal.</param>
/// <param name="PlannedBuild">The build the release plan asks for; null when there is no plan.</param>
/// <param name="Flags">Its flags.</param>
public sealed record ServerManifest(
    ServerId Server, MarketTime At, string Build, string BuildHash, string? PlannedBuild,
    ImmutableArray<FlagState> Flags)
{
    /// <summary>
    /// Digest of its configuration apart from the flags, hexadecimal; null when the server does not say.
    /// </summary>
    public string? ConfigDigest { get; init; }

    /// <summary>Whether the server runs what the plan asks for; true when there is no plan.</summary>
    public bool OnPlan => PlannedBuild is null || PlannedBuild == Build;
}
