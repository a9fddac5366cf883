using System.Collections.Immutable;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>What servers run beside what they should run, with what does not agree.</summary>
/// <param name="Mode">What a finding leads to.</param>
/// <param name="Release">Plan and ledger.</param>
/// <param name="Rows">One row per server, in the order of their ids.</param>
/// <param name="Findings">What does not agree, worst first.</param>
/// <param name="Residue">Warnings and errors since the last close and before the open, most urgent first.</param>
/// <param name="Since">Where the residue begins.</param>
/// <param name="LostMessages">Messages that found no room among the patterns.</param>
public sealed record ParityPicture(
    ParityMode Mode, ReleaseBook Release, ImmutableArray<ParityRow> Rows, ImmutableArray<ParityFinding> Findings,
    ImmutableArray<ResiduePattern> Residue, MarketTime Since, long LostMessages)
{
    /// <summary>Nothing is known.</summary>
    public static ParityPicture Empty { get; } =
        new(ParityMode.Observe, ReleaseBook.Empty, [], [], [], default, 0);

    /// <summary>Findings about a server.</summary>
    /// <param name="server">The server.</param>
    /// <returns>Its findings, worst first.</returns>
    public IEnumerable<ParityFinding> Of(ServerId server) =>
        Findings.Where(finding => finding.Servers.Contains(server));
}
