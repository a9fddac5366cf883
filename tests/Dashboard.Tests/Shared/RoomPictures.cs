using System.Collections.Immutable;
using Ops.Dashboard.Views;
using Ops.Simulator;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.TestKit;

namespace Ops.Dashboard.Tests.Shared;

/// <summary>Pictures to draw: eight quiet servers, and what a test changes of them.</summary>
internal static class RoomPictures
{
    /// <summary>Real time of every picture.</summary>
    public static readonly WallTime Now = new(new DateTime(2026, 3, 2, 14, 30, 0, DateTimeKind.Utc).Ticks);

    /// <summary>Market time of every picture.</summary>
    public static readonly MarketTime At = MarketTime.FromTimeOfDay(new TimeSpan(9, 30, 2));

    public static ServerLimits Limits { get; } = new(
        200, LimitAction.Alarm, Money.FromDollars(2_000_000), LimitAction.Block, Money.FromDollars(2_000),
            LimitAction.Alarm,
        Money.FromDollars(250_000), LimitAction.Alarm, 70);

    public static RoomPicture Quiet(int servers = 8) => With(servers, static s => s, static c => c);

    /// <summary>The last server changed.</summary>
    public static RoomPicture With(
        int servers, Func<ServerStatus, ServerStatus> measured, Func<ServerControl, ServerControl> ordered)
    {
        FleetDefinition fleet = Fleets.Of(servers);
        ImmutableArray<ServerStatus> statuses = [.. fleet.Servers.Select(s => Status(s))];
        ImmutableArray<ServerControl> controls = [.. fleet.Servers.Select(s => Control(s))];
        statuses = statuses.SetItem(servers - 1, measured(statuses[^1]));
        controls = controls.SetItem(servers - 1, ordered(controls[^1]));
        ImmutableArray<Hold> holds = [.. controls.SelectMany(c => c.Holds).DistinctBy(h => h.Id)];
        return new RoomPicture(
            new FleetSnapshot(
                7, fleet, At, SessionPhase.Open, Now, statuses, Reading(160, 1_600_000, -12_000), Limits, Trend(), [],
                    0,
                TimeSpan.FromMilliseconds(21)),
            new ControlSnapshot(3, controls, holds, [], JournalHealthy: true), Session(FleetMode.Live),
            AlarmSnapshot.Empty, Now, Beat: 1) { Age = TimeSpan.Zero };
    }

    public static TrainingState Session(FleetMode mode) => new(
        mode, "knight-2012", "Knight 2012", "sec", 1, At, Frozen: false, Speed: 1, Over: false) { Epoch = 1 };

    public static ServerStatus Status(ServerDefinition server) => new(
        server, Reading(20, 400_000, 350), FeedColour.Green, null, null,
        new ServerManifest(server.Id, At, "2012.07-rlp", "ab12", "2012.07-rlp",
            [new FlagState("SMARS_FLAG", true, "RLP")]),
        Limits, Trend());

    public static ServerControl Control(ServerDefinition server) =>
        new(server.Id, server.Name, server.Group, FlowState.Flowing, [], null, null, null, null, 0, 0, 0);

    public static ServerReading Reading(int ordersPerSecond, long exposureDollars, long pnlDollars) => new()
    {
        At = At,
        In1s = Counts((OrderEventKind.Sent, ordersPerSecond)),
        In60s = Counts((OrderEventKind.Sent, ordersPerSecond * 60), (OrderEventKind.Rejected, ordersPerSecond * 6)),
        Parents = 100,
        Children = 460,
        GrossExposure = Money.FromDollars(exposureDollars),
        UnrealisedPnl = Money.FromDollars(pnlDollars),
        LastEventAt = At,
    };

    public static ServerControl Halted(ServerControl control) => control with
    {
        State = FlowState.Halted,
        Holds = [Hold(3, HaltScope.Server(control.Name))],
        RequestedAt = Now,
        BlockLatency = TimeSpan.FromMicroseconds(300),
        AckLatency = TimeSpan.FromMilliseconds(28),
        DrainLatency = TimeSpan.FromMilliseconds(120),
    };

    public static Hold Hold(long id, HaltScope scope) => new(
        new HoldId(id), Guid.Empty, HoldKind.Manual, scope, HaltMode.BlockAndCancel,
            new Actor(ActorKind.Person, "operator-1"),
        "runs away", Now, At);

    /// <summary>A checklist of which some lines do not pass.</summary>
    public static ReleaseChecklist Checklist(params (ReleaseItem Item, ReleaseVerdict Verdict)[] open) => new(
        new HoldId(3),
        [
            .. Enum.GetValues<ReleaseItem>().Select(item => new ReleaseLine(
                item, open.Any(one => one.Item == item) ? open.First(one => one.Item == item).Verdict
                    : ReleaseVerdict.Pass, $"What is known of {ReleaseChecklist.Word(item)}.")),
        ]);

    public static ReleaseRequest Request(long hold) => new(
        new Guid("11111111-2222-3333-4444-555555555555"), new HoldId(hold), new Actor(ActorKind.Person, "operator-1"),
        "old build", "manifest on plan", Now, new WallTime(Now.UtcTicks + TimeSpan.TicksPerMinute * 5));

    public static ServerDetail Detail(ServerId server) => new(
        server, At,
        [Position(0, 500, 4), Position(1, -900, 9), Position(2, 0, 0)],
        [
            new OpenOrderRow(
                new OrderId(71), new ParentId(5), new SymbolId(1), Side.Sell, Price.FromDollars(10.05m), 300, 100,
                At.AddNanoseconds(-5 * MarketTime.NanosecondsPerSecond), Acknowledged: false, CancelSent: false),
        ],
        1,
        [
            new OrderEvent
            {
                FeedSequence = 900, TimeNanoseconds = At.Nanoseconds, Kind = OrderEventKind.Filled, Side = Side.Sell,
                    OrderNumber = 70,
                Quantity = 100, SymbolIndex = 1, PriceTicks = 100_500,
            },
        ],
        [.. Enumerable.Range(0, 97)
            .Select(i => new ServerMessage(server, At, MessageSeverity.Warning, "SMARS", $"Power Peg disabled {i}"))],
        97);

    private static PositionRow Position(int symbol, long shares, long thousands) => new(
        new SymbolId(symbol), shares, Price.FromDollars(10), Price.FromDollars(10.1m),
        Money.FromDollars(Math.Sign(shares) * thousands * 1_000), Money.Zero, Money.FromDollars(-symbol),
            2_000 - symbol, 0.25);

    private static KindCounts Counts(params (OrderEventKind Kind, int Count)[] counts)
    {
        KindCounts made = default;
        foreach ((OrderEventKind kind, int count) in counts)
            made[(int)kind] = count;
        return made;
    }

    private static TrendSeries Trend()
    {
        var series = new TrendSeries();
        for (int i = 0; i < 60; i++)
        {
            series.Add(new TrendPoint(
                At.AddNanoseconds((i - 60) * MarketTime.NanosecondsPerSecond), 20 + i, 10, 1,
                    Money.FromDollars(400_000),
                Money.FromDollars(300_000), Money.FromDollars(-i)));
        }
        return series;
    }
}
