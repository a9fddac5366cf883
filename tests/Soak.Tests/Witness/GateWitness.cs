using Ops.Soak.Tests.Faults;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Soak.Tests.Witness;

/// <summary>
/// Stands at the gates and knows nothing of the control room: which holds reached each gate, and whether one went whose
/// release is not on disk.
/// </summary>
/// <param name="journal">The disk.</param>
/// <param name="servers">How many gates there are.</param>
/// <param name="now">Market time of day.</param>
internal sealed class GateWitness(CrashingJournal journal, int servers, Func<TimeSpan> now)
{
    private readonly HashSet<HoldId>[] _standing =
        [.. Enumerable.Range(0, servers).Select(static _ => new HashSet<HoldId>())];

    private readonly bool[] _wasLatched = new bool[servers];
    private readonly long[] _releases = new long[servers];
    private readonly long[] _releasesAtLatch = new long[servers];
    private readonly int[] _releasedAtCut = new int[servers];

    /// <summary>A hold reached a gate.</summary>
    /// <param name="server">The gate's server.</param>
    /// <param name="hold">The hold.</param>
    public void Latched(ServerId server, HoldId hold) => _standing[server.Index].Add(hold);

    /// <summary>A hold went from a gate.</summary>
    /// <param name="server">The gate's server.</param>
    /// <param name="hold">The hold.</param>
    /// <param name="isLatched">Whether the gate is still shut: another hold keeps it.</param>
    /// <exception cref="SoakViolation">Nobody released it.</exception>
    public void Unlatched(ServerId server, HoldId hold, bool isLatched)
    {
        if (!_standing[server.Index].Remove(hold))
            return;
        if (journal.Released.Contains(hold))
            _releases[server.Index]++;
        else if (!isLatched)
            throw new SoakViolation("I5", now(), $"Gate {server.Index} opened; {hold} is not released on disk.");
    }

    /// <summary>A gate was cut from the venue.</summary>
    /// <param name="server">The gate's server.</param>
    public void Cut(ServerId server) => _releasedAtCut[server.Index] = journal.Released.Count;

    /// <summary>
    /// A gate was mended. It may be all that kept it shut, where it was deaf when its hold was taken: then a release
    /// that is on disk opens it.
    /// </summary>
    /// <param name="server">The gate's server.</param>
    public void Mended(ServerId server)
    {
        if (journal.Released.Count > _releasedAtCut[server.Index])
            _releases[server.Index]++;
    }

    /// <summary>Looks at the gates after a step.</summary>
    /// <param name="gates">The gates.</param>
    /// <exception cref="SoakViolation">One opened without a release.</exception>
    public void Look(IReadOnlyList<IFlowGate> gates)
    {
        for (int i = 0; i < gates.Count; i++)
        {
            bool latched = gates[i].IsLatched;
            if (latched && !_wasLatched[i])
                _releasesAtLatch[i] = _releases[i];
            if (!latched && _wasLatched[i] && _releases[i] == _releasesAtLatch[i])
                throw new SoakViolation("I5", now(), $"Gate {i} opened without a release.");
            _wasLatched[i] = latched;
        }
    }

    /// <summary>Holds that are on a gate.</summary>
    /// <param name="server">Index of its server.</param>
    /// <returns>Their ids.</returns>
    public IReadOnlySet<HoldId> On(int server) => _standing[server];
}
