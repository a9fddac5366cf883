namespace Ops.Telemetry.Detection.Peers;

/// <summary>
/// Servers side by side: how much each has grown over what is usual for it, against the median of the others. Three
/// deviations can never be reached among eight servers, and median deviations accuse the healthy once most are bad; so
/// this compares ratios and knows when it is not entitled to an opinion. Comparing growth instead of flow makes a
/// server that carries double by design the equal of its peers.
/// <para>A server is accused only when it deviates from its own history and from its peers, and when most servers are
/// as usual. So a healthy server, whose growth is within <see cref="MostUsual"/>, is never accused, whatever the others
/// do. When half or more deviate it says so instead.</para>
/// </summary>
internal sealed class PeerComparison
{
    /// <summary>Growth in percent up to which a server is as usual.</summary>
    public const long MostUsual = 300;

    /// <summary>Growth in percent from which a server is as usual.</summary>
    public const long LeastUsual = 33;

    /// <summary>Peers that must be comparable.</summary>
    public const int FewestPeers = 3;

    /// <summary>Usual flow in ten seconds below which chance alone makes large ratios.</summary>
    public const long LeastFlow = 50;

    private readonly long[] _growth;
    private readonly long[] _sorted;
    private readonly bool[] _counts;
    private int _counted;

    /// <summary>A comparison of a fleet.</summary>
    /// <param name="servers">Servers.</param>
    public PeerComparison(int servers) =>
        (_growth, _sorted, _counts) = (new long[servers], new long[servers], new bool[servers]);

    /// <summary>Servers that can be compared.</summary>
    public int Counted => _counted;

    /// <summary>Those of them that deviate from their own history, up or down.</summary>
    public int Deviating { get; private set; }

    /// <summary>Those of them that grew over it.</summary>
    public int Grown { get; private set; }

    /// <summary>Growth of the server in the middle, in percent.</summary>
    public long MedianGrowth => _counted == 0 ? 0 : _sorted[_counted / 2];

    /// <summary>Whether half or more of the servers deviate: nobody can say then who is right.</summary>
    public bool IsFleetWide => _counted >= 2 && Deviating * 2 >= _counted;

    /// <summary>Compares a moment.</summary>
    /// <param name="flow">New orders in ten seconds, by server.</param>
    /// <param name="usual">What is usual for each; 0 when it is not known.</param>
    /// <param name="comparable">Whether each is measured and under no hold.</param>
    public void Take(ReadOnlySpan<long> flow, ReadOnlySpan<long> usual, ReadOnlySpan<bool> comparable)
    {
        (_counted, Deviating, Grown) = (0, 0, 0);
        for (int i = 0; i < _growth.Length; i++)
        {
            _counts[i] = comparable[i] && usual[i] >= LeastFlow;
            if (!_counts[i])
                continue;
            long growth = Percent(flow[i], usual[i]);
            _growth[i] = growth;
            _sorted[_counted++] = growth;
            Grown += growth > MostUsual ? 1 : 0;
            Deviating += growth is > MostUsual or < LeastUsual ? 1 : 0;
        }
        Array.Sort(_sorted, 0, _counted);
    }

    /// <summary>What can be said of one server.</summary>
    /// <param name="server">Its index.</param>
    /// <returns>Its growth over that of its peers, or why there is no opinion.</returns>
    public PeerOpinion Of(int server)
    {
        if (!_counts[server])
            return new PeerOpinion(0, 0, new NoOpinion("its usual flow is not known, or too little to compare"));
        if (_counted - 1 < FewestPeers)
            return new PeerOpinion(
                0, 0, new NoOpinion("only {0} comparable peers with enough flow", _counted - 1));
        if (IsFleetWide)
            return new PeerOpinion(0, 0, new NoOpinion("{0} of {1} servers deviate", Deviating, _counted));
        long peers = Math.Max(LeastUsual, MedianWithout(_growth[server]));
        long againstPeers = Percent(_growth[server], peers);
        return new PeerOpinion(Math.Min(againstPeers, _growth[server]), peers, NoOpinion: null);
    }

    private static long Percent(long value, long of) =>
        value > long.MaxValue / 100 ? long.MaxValue / of : value * 100 / of;

    /// <summary>The median of all but one: leaving it out moves the middle, nothing has to be sorted again.</summary>
    private long MedianWithout(long growth)
    {
        int at = Array.BinarySearch(_sorted, 0, _counted, growth);
        int middle = (_counted - 1) / 2;
        return _sorted[middle >= at ? middle + 1 : middle];
    }
}
