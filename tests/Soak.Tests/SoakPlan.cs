using System.Collections.Immutable;
using Ops.Soak.Tests.Faults;
using Ops.TestKit;

namespace Ops.Soak.Tests;

/// <summary>What goes wrong in a run, drawn from its seed: everything in the first minutes, the end is quiet.</summary>
internal sealed class SoakPlan
{
    private const int LeastEpisodes = 3;
    private const int MostEpisodes = 9;
    private const int Servers = 3;

    /// <summary>Draws a plan.</summary>
    /// <param name="seed">The seed.</param>
    public SoakPlan(ulong seed)
    {
        Seed = seed;
        var chance = new SeededChance(seed ^ 0x50AC_0FAC_E5EE_D000);
        HasDeadCode = chance.Below(3) == 0;
        int count = LeastEpisodes + chance.Below(MostEpisodes - LeastEpisodes + 1);
        Episodes = [.. Enumerable.Range(0, count).Select(_ => Draw(chance)).OrderBy(static e => e.From)];
    }

    /// <summary>A plan made by hand.</summary>
    /// <param name="seed">The seed of everything else.</param>
    /// <param name="episodes">What goes wrong.</param>
    public SoakPlan(ulong seed, params ImmutableArray<SoakEpisode> episodes) => (Seed, Episodes) = (seed, episodes);

    /// <summary>The seed of everything.</summary>
    public ulong Seed { get; }

    /// <summary>Whether a server runs away.</summary>
    public bool HasDeadCode { get; }

    /// <summary>What goes wrong, by its beginning.</summary>
    public ImmutableArray<SoakEpisode> Episodes { get; }

    /// <summary>When the last fault is over.</summary>
    public static TimeSpan Calm => SoakFleet.End - SoakLength.Chosen.Quiet;

    /// <summary>Whether a fault is going on.</summary>
    /// <param name="fault">Which.</param>
    /// <param name="server">Index of a server, for faults of one.</param>
    /// <param name="now">Market time of day.</param>
    /// <returns>Whether it is.</returns>
    public bool Is(SoakFault fault, int server, TimeSpan now)
    {
        foreach (SoakEpisode episode in Episodes)
        {
            if (episode.Fault == fault && episode.Server == server && episode.From <= now && now < episode.Until)
                return true;
        }
        return false;
    }

    /// <summary>Whether a fault that concerns no single server is going on.</summary>
    /// <param name="fault">Which.</param>
    /// <param name="now">Market time of day.</param>
    /// <returns>Whether it is.</returns>
    public bool Is(SoakFault fault, TimeSpan now)
    {
        foreach (SoakEpisode episode in Episodes)
        {
            if (episode.Fault == fault && episode.From <= now && now < episode.Until)
                return true;
        }
        return false;
    }

    private static SoakEpisode Draw(SeededChance chance)
    {
        SoakFault[] all = Enum.GetValues<SoakFault>();
        SoakFault fault = all[chance.Below(all.Length)];
        TimeSpan from = SoakFleet.Open
            + TimeSpan.FromMilliseconds(5_000 + chance.Below(SoakLength.Chosen.FaultsMilliseconds));
        TimeSpan length = TimeSpan.FromMilliseconds(100 + chance.Below(chance.Below(4) == 0 ? 25_000 : 6_000));
        return new SoakEpisode(fault, chance.Below(Servers), from, from + length);
    }
}
