using System.Collections.Immutable;

namespace Ops.Telemetry.Model;

/// <summary>What every server should run, and from when.</summary>
/// <param name="Releases">What is asked, of each server in the order of time.</param>
public sealed record ReleasePlan(ImmutableArray<PlannedRelease> Releases)
{
    private readonly ILookup<string, PlannedRelease> _byServer = Releases.ToLookup(static release => release.Server);

    /// <summary>What is asked of a server at a time.</summary>
    /// <param name="server">Name of the server.</param>
    /// <param name="now">The time.</param>
    /// <returns>What is right, the newest first; more than one while a change takes its time, none for a server the
    /// plan does not name.</returns>
    public IEnumerable<PlannedRelease> AskedAt(string server, MarketTime now)
    {
        bool settled = false;
        foreach (PlannedRelease release in _byServer[server].Where(r => r.From <= now)
            .OrderByDescending(static r => r.From))
        {
            if (settled)
                yield break;
            yield return release;
            settled = release.SettledAt <= now;
        }
    }

    /// <summary>The next time after which something else is asked.</summary>
    /// <param name="now">The time.</param>
    /// <returns>The time; null when nothing changes any more.</returns>
    public MarketTime? NextChange(MarketTime now)
    {
        MarketTime[] later =
            [.. Releases.SelectMany(static r => new[] { r.From, r.SettledAt }).Where(at => at > now)];
        return later.Length == 0 ? null : later.Min();
    }
}
