using System.Collections.Immutable;
using System.Text.Json;
using Ops.Dashboard.BlindDrill;
using Ops.Dashboard.Classroom;
using Ops.Dashboard.Drill;
using Ops.Dashboard.Sessions;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Api;

/// <summary>The one human door to a kill: API, plain page and command line all come through here.</summary>
/// <param name="stage">The session on screen.</param>
/// <param name="killSwitch">The kill switch.</param>
/// <param name="control">What has been ordered.</param>
/// <param name="fleet">What is measured.</param>
/// <param name="book">Tickets given.</param>
/// <param name="log">The log, written after the latch.</param>
/// <param name="drill">Who may aim at the canary alone; null for nobody.</param>
/// <param name="place">Which room; null for the main one.</param>
/// <param name="blind">Takes what names a phantom; null where there is none.</param>
internal sealed class KillDesk(
    SessionStage stage, IKillSwitch killSwitch, IControlReader control, IFleetReader fleet, TicketBook book,
    ILogger<KillDesk> log, DrillIdentity? drill = null, RoomPlace? place = null, BlindDrillDesk? blind = null)
{
    private static readonly TimeSpan s_answers = TimeSpan.FromMilliseconds(250);

    /// <summary>Checks a kill and gives it. Waits for nothing but the latches.</summary>
    /// <param name="input">What came in.</param>
    /// <param name="by">Who.</param>
    /// <param name="timestamp">When it entered the program, as <see cref="TimeProvider.GetTimestamp"/>.</param>
    /// <param name="faults">Faults found while reading the input.</param>
    /// <returns>The receipt, or what is wrong.</returns>
    public (KillReceipt? Receipt, KillCheck.Outcome Check) Kill(
        KillInput input, Actor by, long timestamp, List<InputFault> faults)
    {
        RunningSession session = stage.Session ?? throw new InvalidOperationException("There is no fleet yet.");
        if (blind?.Take(input, by) is { } taken)
            return (null, taken);
        KillCheck.Outcome check = KillCheck.Run(input, session.Room.Fleet, session.Epoch, faults);
        if (check.Order is { Scope.IsCanary: false } && drill?.Is(by) == true)
            check = KillCheck.BesideTheCanary;
        if (check.Order is not { } order)
        {
            log.LogWarning("A kill by {Name} was refused: {Code} {Faults}", by.Name, check.Code,
                string.Join(" ", check.Faults.Select(f => $"{f.Field} {f.Message}")));
            return (null, check);
        }
        HaltTicket ticket = killSwitch.Halt(
            new HaltCommand(order.CommandId, HoldKind.Manual, order.Scope, order.Mode, by, order.Reason, timestamp));
        if (ticket.Repeated && KillCheck.Reused(order, ticket.Hold) is { } used)
        {
            log.LogWarning("A kill by {Name} was refused: {Code} {Faults}", by.Name, used.Code, used.Faults[0].Message);
            return (null, used);
        }
        TicketBook.Entry entry = book.Add(ticket, session.Epoch, session.Room.Fleet.Mode);
        log.Log(
            order.Scope.IsCanary ? LogLevel.Debug : LogLevel.Warning,
            "{Hold} by {Name} stops {Scope}: latched in {Milliseconds} ms, stuck {Stuck}, repeated {Repeated}, " +
            "because {Reason}",
            ticket.Hold.Id.ToString(), by.Name, order.Scope.ToString(), ticket.RequestToBlock.TotalMilliseconds,
            ticket.Stuck.Length,
            ticket.Repeated, order.Reason);
        return (Receipt(entry) with { Repeated = ticket.Repeated }, check);
    }

    /// <summary>
    /// Says on a receipt whether its hold is on disk. The gates are latched; only the answer waits, and not for long.
    /// </summary>
    /// <param name="receipt">The receipt.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The receipt with <see cref="KillReceipt.Recorded"/>.</returns>
    public async Task<KillReceipt> RecordedAsync(KillReceipt receipt, TimeProvider time)
    {
        if (receipt.Target == Canary.Name || stage.Session?.Room.Journal is not { } journal)
            return receipt;
        try
        {
            return receipt with { Recorded = await journal.HoldsRecordedAsync().AsTask().WaitAsync(s_answers, time) };
        }
        catch (TimeoutException) // the disk is slow or hangs: said, and not waited for
        {
            return receipt with { Recorded = false };
        }
    }

    /// <summary>The lifecycle of an earlier kill.</summary>
    /// <param name="commandId">Its ticket.</param>
    /// <returns>The receipt; null when no such kill is known.</returns>
    public KillReceipt? Find(Guid commandId)
    {
        if (book.Find(commandId) is { } entry)
            return Receipt(entry);
        // given before this process started, or by another door: its hold tells
        Hold? hold = control.Current.Holds.FirstOrDefault(h => h.CommandId == commandId);
        return hold is null ? null
            : Receipt(new TicketBook.Entry(
            new HaltTicket(hold, [], [], TimeSpan.Zero, false), stage.Session?.Epoch ?? 0,
            stage.Session?.Room.Fleet.Mode ?? FleetMode.Live));
    }

    private KillReceipt Receipt(TicketBook.Entry entry)
    {
        HaltTicket ticket = entry.Ticket;
        ControlSnapshot now = ticket.Hold.Scope.IsCanary ? control.Current.OfCanary() : control.Current;
        Hold hold = now.Holds.FirstOrDefault(h => h.CommandId == ticket.Hold.CommandId) ?? ticket.Hold;
        bool isThere = now.Holds.Any(h => h.CommandId == hold.CommandId);
        if (isThere)
            (entry.Seen, entry.Epoch) = (true, stage.Session?.Epoch ?? entry.Epoch);
        bool stands = !entry.Seen || isThere;
        string status = stands ? "standing" : entry.Epoch == stage.Session?.Epoch ? "released" : "session-ended";
        FleetSnapshot? picture = fleet.Current;
        ImmutableArray<KillReceiptServer> servers =
            [.. now.Servers.Where(s => Covers(hold.Scope, s)).Select(s => Row(s, ticket, entry.Seen, picture))];
        if (stands)
            entry.Last = servers;
        else
            servers = entry.Last is { } last ? [.. last] : servers; // its life as it was when somebody last looked
        int halted = servers.Count(s => s.State == nameof(FlowState.Halted));
        return new KillReceipt(
            hold.CommandId, hold.Id.ToString(), status, ScopeWord(hold.Scope.Kind), hold.Scope.Target,
            ModeWord(hold.Mode),
            hold.Reason, hold.By.Name, hold.Since.ToString(), hold.MarketSince?.ToString(),
            ticket.RequestToBlock.TotalMilliseconds,
            Repeated: false, servers.Length, halted,
            stands && servers.All(s => s.State == nameof(FlowState.Halted) && (IsAlone(hold) || IsProven(s))), servers)
        {
            Silent = servers.Count(IsProven),
            Room = entry.Mode.ToString().ToUpperInvariant(),
            Session = place?.Session,
            SessionTitle = place is { IsClass: true } own ? own.Title : null,
            ProvenMilliseconds = Last(servers, static s => s.ProvenMilliseconds),
            DrainedMilliseconds = Last(servers, static s => s.DrainedMilliseconds),
        };
    }

    private static KillReceiptServer Row(ServerControl server, HaltTicket ticket, bool seen, FleetSnapshot? picture)
    {
        KillReceiptServer row = KillReceiptServer.From(server, ticket.Stuck.Contains(server.Server), picture);
        // the control picture follows the latch by a moment: until it does, the gate is known to be latched and no more
        return seen ? row : row with
        {
            State = nameof(FlowState.Halting), Stage = KillStage.Blocked.Words(), ProvenMilliseconds = null,
            ProvenAt = null,
        };
    }

    // A canary has no venue behind it: its gate's answer is all the proof there is.
    private static bool IsAlone(Hold hold) => hold.Scope.IsCanary;

    private static bool IsProven(KillReceiptServer server) => server.ProvenMilliseconds is not null;

    // The clock of all stops when the last one has; null while one has not.
    private static double? Last(ImmutableArray<KillReceiptServer> servers, Func<KillReceiptServer, double?> clock) =>
        servers.IsEmpty || servers.Any(s => clock(s) is null) ? null : servers.Max(clock);

    private static bool Covers(HaltScope scope, ServerControl server) =>
        scope.Covers(new ServerDefinition(server.Server, server.Name, server.Group));

    /// <summary>The word of a scope in requests and answers.</summary>
    /// <param name="kind">The scope.</param>
    /// <returns>server, group or fleet.</returns>
    internal static string ScopeWord(HaltScopeKind kind) => kind switch
    {
        HaltScopeKind.Server => "server",
        HaltScopeKind.Group => "group",
        HaltScopeKind.Fleet => "fleet",
        _ => throw new InvalidOperationException($"{kind} has no word."),
    };

    /// <summary>The word of a mode in requests and answers.</summary>
    /// <param name="mode">The mode.</param>
    /// <returns>block or blockAndCancel.</returns>
    internal static string ModeWord(HaltMode mode) => JsonNamingPolicy.CamelCase.ConvertName(mode.ToString());
}
