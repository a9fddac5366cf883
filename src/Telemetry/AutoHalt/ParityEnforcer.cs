using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.Telemetry.Pipeline;

namespace Ops.Telemetry.AutoHalt;

/// <summary>
/// Keeps a server with a finding halted until the finding is gone and two people have released it, or until two people
/// override it. An override is bound to the findings that stood when it was asked for: another finding halts the server
/// again, the same one does not, and one that was gone and comes back is another one. When it only observes, it writes
/// findings down and halts nothing.
/// </summary>
public sealed class ParityEnforcer : IParityHandler
{
    private const int MostRepeats = 1_000;
    private static readonly Actor s_self = new(ActorKind.Breaker, "parity");

    private readonly ParityMode _mode;
    private readonly FleetDefinition _fleet;
    private readonly IKillSwitch _switch;
    private readonly IControlReader _control;
    private readonly IControlJournal _journal;
    private readonly TimeProvider _time;
    private readonly Ward[] _wards;
    private ImmutableArray<ParityFinding> _seen = [];
    private ControlSnapshot? _seenControl;
    private ImmutableDictionary<HoldId, OverrideNote> _behind = ImmutableDictionary<HoldId, OverrideNote>.Empty;
    private ImmutableDictionary<HoldId, OverrideNote> _accepted = ImmutableDictionary<HoldId, OverrideNote>.Empty;

    /// <summary>An enforcer that has seen nothing.</summary>
    /// <param name="mode">Whether it halts.</param>
    /// <param name="fleet">The fleet.</param>
    /// <param name="killSwitch">The door to a halt.</param>
    /// <param name="control">Shows which holds stand.</param>
    /// <param name="journal">Where findings and overrides are written.</param>
    /// <param name="time">The clock of commands.</param>
    public ParityEnforcer(
        ParityMode mode, FleetDefinition fleet, IKillSwitch killSwitch, IControlReader control,
        IControlJournal journal, TimeProvider time)
    {
        (_mode, _fleet, _switch, _control, _journal, _time) = (mode, fleet, killSwitch, control, journal, time);
        _wards = [.. fleet.Servers.Select(static _ => new Ward())];
    }

    /// <inheritdoc/>
    public void Look(ImmutableArray<ParityFinding> findings, MarketTime now)
    {
        ControlSnapshot control = _control.Current;
        bool isNews = findings != _seen;
        if (!isNews && ReferenceEquals(control, _seenControl))
            return;
        if (isNews)
            WriteDown(findings, now);
        (_seen, _seenControl) = (findings, control);
        if (_mode != ParityMode.Enforce)
            return;
        foreach (ServerDefinition server in _fleet.Servers)
            Guard(server, [.. findings.Where(finding => finding.Servers.Contains(server.Id))], control, now);
    }

    /// <inheritdoc/>
    public ImmutableArray<ServerId> OverriddenOn(ParityFinding finding) =>
        [.. finding.Servers.Where(server => _wards[server.Index].Overridden.Contains(finding.Key))];

    /// <summary>What stands behind a hold of this enforcer. Any thread.</summary>
    /// <param name="hold">The hold.</param>
    /// <returns>The findings; null when the hold is not one of these.</returns>
    internal OverrideNote? StandsBehind(HoldId hold) => Volatile.Read(ref _behind).GetValueOrDefault(hold);

    /// <summary>Somebody asked for the release of a hold and accepted what stands behind it. Any thread.</summary>
    /// <param name="hold">The hold.</param>
    /// <param name="note">What they accepted.</param>
    internal void Accept(HoldId hold, OverrideNote note) =>
        ImmutableInterlocked.Update(ref _accepted, static (all, item) => all.SetItem(item.hold, item.note),
            (hold, note));

    private void Guard(
        ServerDefinition server, ImmutableArray<ParityFinding> findings, ControlSnapshot control, MarketTime now)
    {
        Ward ward = _wards[server.Id.Index];
        ImmutableHashSet<string> keys = [.. findings.Select(static finding => finding.Key)];
        ward.Overridden = ward.Overridden.Intersect(keys); // one that is gone and comes back is another one
        if (ward.Hold is null && keys.Count > 0)
            ward.Adopt(control.Holds.FirstOrDefault(hold => IsOwn(hold, server)));
        if (ward.Hold is { } standing)
        {
            bool stands = control.Holds.Any(hold => hold.Id == standing);
            ward.Seen |= stands;
            // just after the command the picture may still lack the hold; it is gone only once it was there
            if (stands || !ward.Seen)
            {
                SetBehind(standing, new OverrideNote(server.Id, keys, [.. findings.Select(static f => f.Sentence)]));
                return;
            }
            Released(server, ward, standing, findings, now);
        }
        if (findings.Any(finding => !ward.Overridden.Contains(finding.Key)))
            Halt(server, ward, findings, keys);
    }

    private static bool IsOwn(Hold hold, ServerDefinition server) =>
        hold.Kind == HoldKind.Parity && hold.Scope == HaltScope.Server(server.Name);

    private void Released(
        ServerDefinition server, Ward ward, HoldId hold, ImmutableArray<ParityFinding> findings, MarketTime now)
    {
        ward.Hold = null;
        ImmutableInterlocked.Update(ref _behind, static (all, gone) => all.Remove(gone), hold);
        OverrideNote? accepted = Volatile.Read(ref _accepted).GetValueOrDefault(hold);
        ImmutableInterlocked.Update(ref _accepted, static (all, gone) => all.Remove(gone), hold);
        ParityFinding[] overridden = [.. findings.Where(finding => accepted?.Keys.Contains(finding.Key) == true)];
        ward.Overridden = ward.Overridden.Union(overridden.Select(static finding => finding.Key));
        foreach (ParityFinding finding in overridden)
            Write("parity-override", server.Name, $"{hold} was released while this stands: {finding.Sentence}", now);
    }

    private void Halt(
        ServerDefinition server, Ward ward, ImmutableArray<ParityFinding> findings, ImmutableHashSet<string> keys)
    {
        long requested = _time.GetTimestamp();
        string[] news =
            [.. findings.Where(finding => !ward.Overridden.Contains(finding.Key)).Select(static f => f.Sentence)];
        string reason = string.Join(' ', news);
        if (reason.Length > Limits.ReasonLength)
            reason = reason[..Limits.ReasonLength];
        HaltTicket ticket;
        int repeats = 0;
        do
        {
            // An id that an earlier run of the program used finds that run's hold again; released since, it would stop
            // nothing: the next number is a new command.
            ward.Commands++;
            ticket = _switch.Halt(new HaltCommand(
                CommandId(server.Name, ward.Commands), HoldKind.Parity, HaltScope.Server(server.Name), HaltMode.Block,
                s_self, reason, requested));
        }
        while (ticket.Repeated && !Stands(ticket.Hold.Id) && ++repeats < MostRepeats);
        (ward.Hold, ward.Seen) = (ticket.Hold.Id, false);
        SetBehind(
            ticket.Hold.Id, new OverrideNote(server.Id, keys, [.. findings.Select(static f => f.Sentence)]));
    }

    private void SetBehind(HoldId hold, OverrideNote note) =>
        ImmutableInterlocked.Update(ref _behind, static (all, item) => all.SetItem(item.hold, item.note), (hold, note));

    private bool Stands(HoldId hold) => _control.Current.Holds.Any(standing => standing.Id == hold);

    /// <summary>The same halt of the same run has the same id: nothing is drawn.</summary>
    private static Guid CommandId(string server, long number)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"parity|{server}|{number}");
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));
    }

    private void WriteDown(ImmutableArray<ParityFinding> findings, MarketTime now)
    {
        foreach (ParityFinding finding in findings.Where(finding => !IsIn(_seen, finding)))
            Write("parity-finding", Subject(finding), finding.Sentence, now);
        foreach (ParityFinding finding in _seen.Where(finding => !IsIn(findings, finding)))
            Write("parity-resolved", Subject(finding), finding.Sentence, now);
    }

    private static bool IsIn(ImmutableArray<ParityFinding> findings, ParityFinding finding) =>
        findings.Any(other => other.Key == finding.Key && other.Servers.SequenceEqual(finding.Servers));

    private string Subject(ParityFinding finding) =>
        string.Join(", ", finding.Servers.Select(server => _fleet.Servers[server.Index].Name));

    private void Write(string what, string subject, string detail, MarketTime now) =>
        _journal.Append(new AuditEntry(WallTime.Now(_time), now, s_self, what, subject, detail));

    /// <summary>What is known of one server.</summary>
    private sealed class Ward
    {
        public HoldId? Hold { get; set; }

        public bool Seen { get; set; }

        public long Commands { get; set; }

        public ImmutableHashSet<string> Overridden { get; set; } = [];

        public void Adopt(Hold? hold)
        {
            if (hold is not null)
                (Hold, Seen) = (hold.Id, true);
        }
    }
}
