using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.Telemetry.Pipeline;

namespace Ops.Telemetry.AutoHalt;

/// <summary>
/// Turns a trip into a halt. It latches: one command per rule, server and strength until the hold that came of it is
/// gone, which only a release brings about. A limit that is still crossed then trips again.
/// </summary>
public sealed class TripHalter : ITripHandler
{
    private const int MostRepeats = 1_000;

    private readonly IKillSwitch _switch;
    private readonly IControlReader _control;
    private readonly TimeProvider _time;
    private readonly ImmutableArray<SymbolDefinition> _symbols;
    private readonly Dictionary<(string Rule, string Server), Latch> _latches = [];

    /// <summary>A halter that has tripped nothing.</summary>
    /// <param name="killSwitch">The door.</param>
    /// <param name="control">Shows which holds stand.</param>
    /// <param name="time">For the time of request.</param>
    /// <param name="symbols">The universe, to name the instrument of the order that crossed.</param>
    public TripHalter(
        IKillSwitch killSwitch, IControlReader control, TimeProvider time,
        ImmutableArray<SymbolDefinition> symbols = default) =>
        (_switch, _control, _time, _symbols) = (killSwitch, control, time, symbols.IsDefault ? [] : symbols);

    /// <inheritdoc/>
    public bool Wants(string rule, LimitAction action, ServerDefinition? server)
    {
        if (!_latches.TryGetValue((rule, NameOf(server)), out Latch? latch) || latch.Hold is not { } hold)
            return true;
        if (action > latch.Action)
            return true;
        bool stands = Stands(hold);
        if (stands)
            latch.Seen = true;
        // Just after the command the picture may still lack the hold, but only the same picture as before it: a later
        // one without it is one of after the release, and to trip again for nothing would only stop twice.
        return !stands && (latch.Seen || _control.Current.Version > latch.VersionBefore);
    }

    /// <inheritdoc/>
    public void Trip(Anomaly anomaly, ServerDefinition? server)
    {
        long requested = _time.GetTimestamp();
        (string, string) key = (anomaly.Rule, NameOf(server));
        if (!_latches.TryGetValue(key, out Latch? latch))
            _latches.Add(key, latch = new Latch());
        latch.VersionBefore = _control.Current.Version;
        HaltTicket ticket;
        int repeats = 0;
        do
        {
            // An id that an earlier run of the program used finds that run's hold again. If it was released since, or
            // stops less than this step asks for, it would not stop what must be: the next number is a new command.
            latch.Commands++;
            ticket = _switch.Halt(Command(anomaly, server, latch.Commands, requested));
        }
        while (ticket.Repeated && !Suffices(ticket.Hold, anomaly.Step) && ++repeats < MostRepeats);
        // Seen at once where the picture is up to date: a finding that never stands at a judgement again, because its
        // one slice is over, must trip anew after a release all the same.
        (latch.Hold, latch.Seen, latch.Action) = (ticket.Hold.Id, Stands(ticket.Hold.Id), anomaly.Step);
    }

    private HaltCommand Command(Anomaly anomaly, ServerDefinition? server, long number, long requested)
    {
        HaltScope scope = server is null ? HaltScope.Fleet : HaltScope.Server(server.Name);
        string where = Where(anomaly);
        int room = Limits.ReasonLength - where.Length - 1;
        string reason = $"{(anomaly.Message.Length <= room ? anomaly.Message : anomaly.Message[..room])} {where}";
        return new HaltCommand(
            CommandId(anomaly.Rule, NameOf(server), number), HoldKind.Breaker, scope,
            HaltModes.Of(anomaly.Step),
            new Actor(ActorKind.Breaker, anomaly.Rule), reason, requested);
    }

    /// <summary>The event that crossed, so that it can be found again in any recording.</summary>
    private string Where(Anomaly anomaly)
    {
        if (anomaly.EventSequence is not { } sequence)
            return $"Seen at the tick of {anomaly.SeenAt}.";
        string where = string.Create(CultureInfo.InvariantCulture, $"Crossed by event {sequence} at {anomaly.SeenAt}");
        if (anomaly.Order is { } order)
            where += string.Create(CultureInfo.InvariantCulture, $", order {order}");
        if (anomaly.OrderSymbol is { } symbol && symbol.Index < _symbols.Length)
            where += $" in {_symbols[symbol.Index].Ticker}";
        return where + ".";
    }

    /// <summary>The same trip of the same run has the same id: nothing is drawn.</summary>
    private static Guid CommandId(string rule, string server, long number)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"breaker|{rule}|{server}|{number}");
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));
    }

    private bool Suffices(Hold hold, LimitAction step) =>
        Stands(hold.Id) && hold.Mode.Strength() >= HaltModes.Of(step).Strength();

    private bool Stands(HoldId hold) => _control.Current.Holds.Any(standing => standing.Id == hold);

    private static string NameOf(ServerDefinition? server) => server?.Name ?? "";

    private sealed class Latch
    {
        public long Commands { get; set; }

        public HoldId? Hold { get; set; }

        public bool Seen { get; set; }

        public long VersionBefore { get; set; }

        public LimitAction Action { get; set; }
    }
}
