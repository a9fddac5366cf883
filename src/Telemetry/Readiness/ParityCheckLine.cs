using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Readiness;

/// <summary>The servers run what the release plan asks for.</summary>
internal static class ParityCheckLine
{
    /// <summary>Makes the line.</summary>
    /// <param name="facts">The facts.</param>
    /// <returns>The line.</returns>
    public static ReleaseLine Of(ReleaseFacts facts)
    {
        if (facts.Fleet is not { } fleet || facts.Servers.IsEmpty)
            return Line(ReleaseVerdict.Unknown, "Nothing is known of what the servers run.");
        ServerStatus[] servers = [.. facts.Servers.Select(static one => one.Measured)];
        ParityFinding[] standing =
        [
            .. fleet.Parity.Findings.Where(
                finding => servers.Any(server => finding.Servers.Contains(server.Server.Id))),
        ];
        if (standing.Length > 0)
        {
            string more = standing.Length == 1 ? "" : $" And {standing.Length - 1} more.";
            return Line(ReleaseVerdict.Fail, standing[0].Sentence + more);
        }
        ServerStatus[] silent = [.. servers.Where(static server => server.Manifest is null)];
        return silent.Length > 0
            ? Line(ReleaseVerdict.Unknown, $"What {ReleaseFacts.Names(silent)} runs was never said.")
            : Line(ReleaseVerdict.Pass, "What runs agrees with the release plan and the flag-meaning ledger.");
    }

    private static ReleaseLine Line(ReleaseVerdict verdict, string fact) => new(ReleaseItem.Parity, verdict, fact);
}
