using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Control;

/// <summary>
/// Sets limits live. What tightens applies at once; what loosens waits for a second person and is on disk first. The
/// books are one immutable value: the loop reads it at its ticks, the gates are given theirs. Its lock is its own: no
/// kill waits for it.
/// </summary>
public sealed class LimitDesk : ILimitDesk, ILimitReader
{
    /// <summary>Share of a limit from which raising it is an alarm.</summary>
    public const int InUsePercent = 70;

    private const int RaisesKept = 32;

    private readonly Lock _lock = new();
    private readonly FleetDefinition _fleet;
    private readonly ControlLog _log;
    private readonly TimeSpan _life;
    private readonly LimitGates _gates;
    private readonly Dictionary<Guid, (LimitProposal Proposal, LimitChange Base, long Asked)> _waiting = [];
    private readonly ImmutableArray<string> _faults;
    private LimitBooks _books;
    private ImmutableArray<LimitRaise> _raises = [];
    private long _version;
    private LimitsPicture _current;

    /// <summary>A desk over what is configured and what was set live before.</summary>
    /// <param name="fleet">The fleet.</param>
    /// <param name="rules">The rules as configured, breakers on or off.</param>
    /// <param name="gates">The gates' limits as configured.</param>
    /// <param name="journal">Where changes survive.</param>
    /// <param name="proposalLife">How long a proposal waits.</param>
    /// <param name="time">The clocks.</param>
    public LimitDesk(
        FleetDefinition fleet, RuleBook rules, GateLimitBook gates, IControlJournal journal, TimeSpan proposalLife,
        TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(journal);
        (_fleet, _life, _log) = (fleet, proposalLife, new ControlLog(journal, time));
        _gates = new LimitGates(fleet, _log);
        (_books, _faults) = new LimitBooks(rules, gates).Replay(journal.LimitChanges, fleet);
        _current = new LimitsPicture(0, rules, gates, [], [], []);
        lock (_lock)
            Publish_NeedsLock();
    }

    /// <inheritdoc/>
    public LimitsPicture Current => Volatile.Read(ref _current);

    /// <inheritdoc/>
    public ChangeSignal Changed { get; } = new();

    /// <summary>Market time now; null, or an answer of null, when unknown.</summary>
    public Func<MarketTime?>? MarketClock
    {
        get => _log.MarketClock;
        set => _log.MarketClock = value;
    }

    /// <summary>How much of each limit is used now; null when nothing is measured.</summary>
    public Func<ImmutableArray<RuleUse>>? Uses { get; set; }

    /// <summary>A gate joins: it has its limits when this returns.</summary>
    /// <param name="gate">The gate.</param>
    public void Attach(IFlowGate gate)
    {
        ArgumentNullException.ThrowIfNull(gate);
        lock (_lock)
        {
            _gates.Attach(gate, _books);
            Publish_NeedsLock();
        }
        Announce();
    }

    /// <summary>
    /// Takes away what nobody approved in time, so that no picture shows it as waiting. Called with every picture, and
    /// cheap while nothing waits.
    /// </summary>
    public void DropLapsed()
    {
        if (Current.Proposals.IsEmpty)
            return;
        long before = Current.Version;
        lock (_lock)
            DropExpired_NeedsLock();
        if (Current.Version != before)
            Announce();
    }

    /// <inheritdoc/>
    public LimitResult Propose(LimitChange change, Actor by, string reason)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(by);
        if (by.Kind is not (ActorKind.Person or ActorKind.Program))
            return Fail(LimitOutcome.NotAPerson);
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > Limits.ReasonLength)
            return Fail(LimitOutcome.Incomplete);
        _log.Sample();
        LimitResult result;
        lock (_lock)
        {
            DropExpired_NeedsLock();
            result = Decide_NeedsLock(change, by, OneLine.Of(reason));
        }
        Announce();
        return result;
    }

    /// <inheritdoc/>
    public async ValueTask<LimitResult> ApproveAsync(Guid proposal, Actor by)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (by.Kind != ActorKind.Person)
            return Fail(LimitOutcome.NotAPerson);
        _log.Sample();
        LimitResult taken = Take(proposal, by, out LimitChange? before);
        if (taken is not { Outcome: LimitOutcome.Applied, Proposal: { } asked })
        {
            Announce();
            return taken;
        }
        // How much is used is judged before the limit moves.
        long used = UseOf(asked.Change);
        string sentence = $"{asked.Change.Subject}: from {asked.Before} to {asked.After}. Proposed by " +
            $"{asked.By.Name}: {asked.Reason}";
        AuditEntry entry = _log.Entry(
            by, IControlJournal.LimitChanged, asked.Change.Subject, LimitChangeText.Write(sentence, asked.Change));
        bool durable = await _log.AppendDurableAsync(entry);
        LimitResult result = Apply(asked, before!, used, durable, by);
        Announce();
        return result;
    }

    private static LimitResult Fail(LimitOutcome why) => new(why, Proposal: null, Fault: null);

    private LimitResult Decide_NeedsLock(LimitChange change, Actor by, string reason)
    {
        if (_books.FaultOf(change, _fleet) is { } fault)
            return new LimitResult(LimitOutcome.Invalid, Proposal: null, fault);
        LimitChange before = _books.Now(change);
        if (before == change)
            return Fail(LimitOutcome.NothingChanges);
        bool loosens = _books.Loosens(change, _fleet);
        if (loosens && by.Kind != ActorKind.Person)
            return Fail(LimitOutcome.NotAPerson); // with one who approves it would be loosened by one person
        LimitResult result = loosens
            ? Wait_NeedsLock(change, before, by, reason)
            : Tighten_NeedsLock(change, before, by, reason);
        Publish_NeedsLock();
        return result;
    }

    private LimitResult Tighten_NeedsLock(LimitChange change, LimitChange before, Actor by, string reason)
    {
        Set_NeedsLock(change);
        string sentence =
            $"{change.Subject}: from {LimitBooks.Words(before)} to {LimitBooks.Words(change)}. Tightened: {reason}";
        Note_NeedsLock(by, IControlJournal.LimitChanged, change, LimitChangeText.Write(sentence, change));
        return Fail(LimitOutcome.Applied);
    }

    private LimitResult Wait_NeedsLock(LimitChange change, LimitChange before, Actor by, string reason)
    {
        if (_waiting.Count >= Limits.LimitProposals)
            return Fail(LimitOutcome.TooMany);
        WallTime now = _log.Now;
        var proposal = new LimitProposal(
            Guid.NewGuid(), change, LimitBooks.Words(before), LimitBooks.Words(change), by, reason, now,
            new WallTime(checked(now.UtcTicks + _life.Ticks)));
        _waiting.Add(proposal.Id, (proposal, before, _log.Timestamp));
        Note_NeedsLock(by, "limit-proposed", change, $"From {proposal.Before} to {proposal.After}. Reason: {reason}");
        return new LimitResult(LimitOutcome.AwaitingApproval, proposal, Fault: null);
    }

    private LimitResult Take(Guid id, Actor by, out LimitChange? before)
    {
        before = null;
        lock (_lock)
        {
            DropExpired_NeedsLock();
            if (!_waiting.TryGetValue(id, out (LimitProposal Proposal, LimitChange Base, long Asked) waiting))
                return Fail(LimitOutcome.UnknownProposal);
            LimitProposal asked = waiting.Proposal;
            if (asked.By.MayBe(by))
            {
                Note_NeedsLock(by, "limit-refused", asked.Change, "Who proposed it can't approve it.");
                return new LimitResult(LimitOutcome.SamePerson, asked, Fault: null);
            }
            _waiting.Remove(id); // whoever comes second finds it gone
            before = waiting.Base;
            if (_books.Now(asked.Change) == before)
                return new LimitResult(LimitOutcome.Applied, asked, Fault: null);
            Note_NeedsLock(by, "limit-refused", asked.Change, "What it was proposed against is not in force any more.");
            Publish_NeedsLock();
            return new LimitResult(LimitOutcome.Outdated, asked, Fault: null);
        }
    }

    private LimitResult Apply(LimitProposal asked, LimitChange before, long used, bool durable, Actor by)
    {
        lock (_lock)
        {
            LimitChange now = _books.Now(asked.Change);
            bool applies = durable && now == before;
            if (applies)
            {
                Set_NeedsLock(asked.Change);
                if (used > InUsePercent)
                    Raised_NeedsLock(asked, used);
            }
            else
            {
                // The write may be on disk or reach it yet: what is in force, written behind it, keeps a restart as
                // strict as this run is.
                Note_NeedsLock(
                    by, IControlJournal.LimitChanged, now,
                    LimitChangeText.Write($"{now.Subject} stays {LimitBooks.Words(now)}.", now));
            }
            Publish_NeedsLock();
            LimitOutcome outcome = applies ? LimitOutcome.Applied
                : durable ? LimitOutcome.Outdated : LimitOutcome.JournalFailed;
            return new LimitResult(outcome, asked, Fault: null);
        }
    }

    private void Raised_NeedsLock(LimitProposal asked, long used)
    {
        long number = _raises.IsEmpty ? 1 : _raises[^1].Number + 1;
        var raise = new LimitRaise(number, asked.Change.Subject, used, asked.By.Name);
        _raises = [.. _raises.TakeLast(RaisesKept - 1), raise];
        Note_NeedsLock(asked.By, "limit-raised-in-use", asked.Change, $"{used} % of it was used when it was raised.");
    }

    private long UseOf(LimitChange change)
    {
        if (change is not LimitChange.OfRule rule || Uses?.Invoke() is not { IsDefault: false } uses)
            return 0;
        long most = 0;
        foreach (RuleUse use in uses)
        {
            if (use.Rule == rule.Setting.Rule && Covers(rule.Scope, use.Server))
                most = Math.Max(most, use.Percent ?? 0);
        }
        return most;
    }

    private bool Covers(RuleScope scope, ServerId? server) => scope.Kind switch
    {
        RuleScopeKind.FleetTotal => server is null,
        _ when server is null => false,
        RuleScopeKind.Server => _fleet.Servers[server.Value.Index].Name == scope.Target,
        RuleScopeKind.Group => _fleet.Servers[server.Value.Index].Group == scope.Target,
        _ => true,
    };

    private void Set_NeedsLock(LimitChange change)
    {
        _books = _books.With(change);
        if (change is LimitChange.OfGate)
            _gates.Push(_books);
    }

    private void DropExpired_NeedsLock()
    {
        int before = _waiting.Count;
        foreach ((Guid id, (LimitProposal proposal, _, long asked)) in _waiting)
        {
            if (_log.Since(asked) < _life)
                continue;
            _waiting.Remove(id); // allowed while enumerating a dictionary
            _log.Note("limit-expired", proposal.Change.Subject, "Nobody approved the change in time.");
        }
        if (_waiting.Count < before)
            Publish_NeedsLock(); // else what can't be approved any more would be shown as waiting
    }

    private void Note_NeedsLock(Actor by, string what, LimitChange change, string detail) =>
        _log.Note(_log.Entry(by, what, change.Subject, detail));

    private void Publish_NeedsLock() => Volatile.Write(ref _current, new LimitsPicture(
        ++_version, _books.Rules, _books.Gates,
        [.. _waiting.Values.OrderBy(static w => w.Asked).Select(static w => w.Proposal)], _raises,
        [.. _faults, .. _gates.Faults]));

    // Outside the lock: who listens and who writes is foreign code.
    private void Announce()
    {
        Changed.Raise();
        _log.Flush();
    }
}
