using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Api;

/// <summary>One server beside its plan.</summary>
/// <param name="Server">Its name.</param>
/// <param name="Build">The build it runs; null until it said so.</param>
/// <param name="BuildHash">Hash of the build's content.</param>
/// <param name="ConfigDigest">Digest of the configuration apart from flags.</param>
/// <param name="Since">Market time since which it says so.</param>
/// <param name="PlannedBuild">The build asked for; null when the plan does not name it.</param>
/// <param name="PlannedHash">Its hash, when the plan says.</param>
/// <param name="PlannedDigest">The digest asked for, when the plan says.</param>
/// <param name="PreviousBuild">Where a rollback would lead; null when that is not known.</param>
/// <param name="DefaultPath">Code of an order that no flag sends elsewhere.</param>
/// <param name="Flags">Its flags with what each selects.</param>
internal sealed record ParityServerBody(
    string Server, string? Build, string? BuildHash, string? ConfigDigest, string? Since, string? PlannedBuild,
    string? PlannedHash, string? PlannedDigest, string? PreviousBuild, string? DefaultPath,
    IReadOnlyList<ParityFlagBody> Flags)
{
    /// <summary>From a row.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The body.</returns>
    public static ParityServerBody From(ParityRow row) => new(
        row.Server.Name, row.Manifest?.Build, row.Manifest?.BuildHash, row.Manifest?.ConfigDigest,
        row.Manifest?.At.ToString(), row.Planned?.Build, row.Planned?.BuildHash, row.Planned?.ConfigDigest,
        row.PreviousBuild, ParityBody.NameOf(row.DefaultPath), [.. row.Flags.Select(ParityFlagBody.From)]);
}
