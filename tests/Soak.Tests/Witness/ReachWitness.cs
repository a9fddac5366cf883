namespace Ops.Soak.Tests.Witness;

/// <summary>Since when the word of a control room reaches each gate, and since when it does not.</summary>
/// <param name="servers">How many gates there are.</param>
internal sealed class ReachWitness(int servers)
{
    private readonly TimeSpan?[] _reachedSince = new TimeSpan?[servers];
    private readonly TimeSpan?[] _lostSince = new TimeSpan?[servers];
    private readonly TimeSpan?[] _heardSince = new TimeSpan?[servers];

    /// <summary>Looks at what this step was like: faults begin and end with a step, not within one.</summary>
    /// <param name="roomSpeaks">Whether a control room runs and its collector with it.</param>
    /// <param name="isReached">Whether anything reached a gate.</param>
    /// <param name="isHeard">Whether a gate's answers came at once.</param>
    /// <param name="now">Market time of day.</param>
    public void Look(bool roomSpeaks, Func<int, bool> isReached, Func<int, bool> isHeard, TimeSpan now)
    {
        for (int i = 0; i < servers; i++)
        {
            bool reached = roomSpeaks && isReached(i);
            bool heard = reached && isHeard(i);
            _heardSince[i] = heard ? _heardSince[i] ?? now : null;
            if (reached)
                (_reachedSince[i], _lostSince[i]) = (_reachedSince[i] ?? now, null);
            else
                (_reachedSince[i], _lostSince[i]) = (null, _lostSince[i] ?? now);
        }
    }

    /// <summary>For how long a gate has been reached without a break.</summary>
    /// <param name="server">Index of its server.</param>
    /// <param name="now">Market time of day.</param>
    /// <returns>The time; zero when it is not.</returns>
    public TimeSpan ReachedFor(int server, TimeSpan now) => now - (_reachedSince[server] ?? now);

    /// <summary>For how long a gate has been reached and its answers have come at once.</summary>
    /// <param name="server">Index of its server.</param>
    /// <param name="now">Market time of day.</param>
    /// <returns>The time; zero when that is not so.</returns>
    public TimeSpan HeardFor(int server, TimeSpan now) => now - (_heardSince[server] ?? now);

    /// <summary>For how long a gate has heard nobody.</summary>
    /// <param name="server">Index of its server.</param>
    /// <param name="now">Market time of day.</param>
    /// <returns>The time; zero when it hears somebody.</returns>
    public TimeSpan LostFor(int server, TimeSpan now) => now - (_lostSince[server] ?? now);
}
