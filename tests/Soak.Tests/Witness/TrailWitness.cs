using Ops.Soak.Tests.Faults;
using Ops.Telemetry.Audit;
using Ops.Telemetry.Contracts;

namespace Ops.Soak.Tests.Witness;

/// <summary>
/// Stands between a control room and its disk: what was acknowledged as kept is there after every crash, the chain
/// follows, nothing told is missing without being counted, and every change of a flow is told.
/// </summary>
/// <param name="servers">Names of the servers.</param>
/// <param name="now">Market time of day.</param>
internal sealed class TrailWitness(IReadOnlyList<string> servers, Func<TimeSpan> now)
{
    private readonly HashSet<HoldId> _kept = [];
    private readonly HashSet<HoldId> _released = [];
    private readonly string?[] _stage = new string?[servers.Count];
    private long _told;
    private long _written;

    /// <summary>Holds whose release is on disk.</summary>
    public IReadOnlySet<HoldId> Released => _released;

    /// <summary>Whether a hold was on the disk.</summary>
    /// <param name="hold">The hold.</param>
    /// <returns>Whether.</returns>
    public bool HasKept(HoldId hold) => _kept.Contains(hold);

    /// <summary>How far the trail has come for certain.</summary>
    public AuditHead Kept { get; private set; } = new(0, "");

    /// <summary>A room begins with what it finds.</summary>
    /// <param name="found">What.</param>
    /// <param name="check">What the verifier says of the trail.</param>
    /// <exception cref="SoakViolation">What was acknowledged is not there.</exception>
    public void Begin(ISoakDisk.Opening found, AuditVerification check)
    {
        CheckWhole(check);
        var standing = found.Standing.Select(static hold => hold.Id).ToHashSet();
        var released = found.Released.ToHashSet();
        foreach (HoldId hold in _kept)
        {
            if (!standing.Contains(hold) && !released.Contains(hold))
                throw new SoakViolation("I10", now(), $"{hold} was on disk and is not any more.");
        }
        foreach (HoldId hold in _released)
        {
            if (standing.Contains(hold))
                throw new SoakViolation("I10", now(), $"The release of {hold} was on disk and is not any more.");
        }
        _kept.UnionWith(standing);
        _released.UnionWith(released); // what was being written when the last room died may be there
        Kept = check.Head;
        (_told, _written) = (0, 0);
        Array.Clear(_stage);
    }

    /// <summary>A room tells its journal something.</summary>
    /// <param name="entry">What.</param>
    /// <exception cref="SoakViolation">Something before it was not told.</exception>
    public void Told(AuditEntry entry)
    {
        _told++;
        if (entry.What != "state" || entry.Detail.IndexOf(" to ", StringComparison.Ordinal) is not (> 0 and var at))
            return;
        int server = IndexOf(entry.Subject);
        int end = entry.Detail.IndexOf(':', StringComparison.Ordinal);
        if (server < 0 || end < at || entry.Detail[..at].Contains(' ', StringComparison.Ordinal))
            return; // a step within a stage
        string before = entry.Detail[..at];
        string last = _stage[server] ?? nameof(KillStage.Absent);
        if (before != last)
            throw new SoakViolation("I10", now(), $"The trail calls {entry.Subject} {last} and then {before}.");
        _stage[server] = entry.Detail[(at + 4)..end];
    }

    /// <summary>The disk has taken something.</summary>
    /// <param name="batch">What.</param>
    /// <param name="end">Where the trail ends with it.</param>
    public void Written(IEnumerable<JournalOperation> batch, AuditHead end)
    {
        foreach (JournalOperation operation in batch)
        {
            _written++;
            if (operation is JournalOperation.Put put)
            {
                _kept.Add(put.Hold.Id);
                _released.Remove(put.Hold.Id);
            }
            else if (operation is JournalOperation.Release release)
            {
                _released.Add(release.Hold);
            }
        }
        Kept = end;
    }

    /// <summary>Compares what a room says with what it has told.</summary>
    /// <param name="said">What it says.</param>
    /// <exception cref="SoakViolation">A change was not told.</exception>
    public void Look(ControlSnapshot said)
    {
        foreach (ServerControl row in said.Servers)
        {
            if (row.Stage == KillStage.Blind)
                continue; // no change, but a way of saying that nothing is known of it yet
            if (_stage[row.Server.Index] != row.Stage.ToString())
            {
                throw new SoakViolation(
                    "I10", now(), $"{row.Name} is {row.Stage}; the trail says {_stage[row.Server.Index]}.");
            }
        }
    }

    /// <summary>A run ends with everything written.</summary>
    /// <param name="lost">Entries the room says it lost.</param>
    /// <param name="check">What the verifier says of the trail.</param>
    /// <exception cref="SoakViolation">Something is missing.</exception>
    public void End(long lost, AuditVerification check)
    {
        CheckWhole(check);
        if (_told != _written + lost)
            throw new SoakViolation("I10", now(), $"{_told} told, {_written} written, {lost} said to be lost.");
    }

    private void CheckWhole(AuditVerification check)
    {
        if (!check.IsWhole)
            throw new SoakViolation("I10", now(), $"The trail is not whole: {check.Fault}. {check.Message}");
    }

    private int IndexOf(string server)
    {
        for (int i = 0; i < servers.Count; i++)
        {
            if (servers[i] == server)
                return i;
        }
        return -1;
    }
}
