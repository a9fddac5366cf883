using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Parity;

/// <summary>Everything the check is given.</summary>
internal sealed record ParityFacts
{
    /// <summary>Servers, in the order of their ids.</summary>
    public required ImmutableArray<ServerDefinition> Servers { get; init; }

    /// <summary>What they say they run, by id; null for one that has not said.</summary>
    public required IReadOnlyList<ServerManifest?> Manifests { get; init; }

    /// <summary>Plan and ledger.</summary>
    public required ReleaseBook Release { get; init; }

    /// <summary>Market time.</summary>
    public required MarketTime Now { get; init; }

    /// <summary>Whether a server that has not said what it runs has had its time to.</summary>
    public bool JudgeMissing { get; init; }

    /// <summary>Changes that came while orders could leave.</summary>
    public IReadOnlyCollection<ManifestChange> Changes { get; init; } = [];

    /// <summary>Messages nobody has explained.</summary>
    public IReadOnlyCollection<ResiduePattern> Unexplained { get; init; } = [];

    /// <summary>Names in the order of the ids.</summary>
    public IReadOnlyList<string> Names => [.. Servers.Select(static server => server.Name)];
}
