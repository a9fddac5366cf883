using Ops.Simulator.Scenarios;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Tests.Incidents;

/// <summary>Runs a shipped incident with nobody watching and nobody acting, and looks at its guilty server.</summary>
internal sealed class IncidentDay : IDisposable
{
    private static readonly TimeSpan s_end = TimeSpan.FromHours(24);

    private IncidentDay(Scenario scenario, ulong seed)
    {
        Scenario = scenario;
        World = World.Create(scenario, new WorldOptions(FleetMode.Training, null, seed), new AckBox());
        Witness = new WorldWitness(World);
    }

    public Scenario Scenario { get; }

    public World World { get; }

    public WorldWitness Witness { get; }

    /// <summary>Index of the first guilty server.</summary>
    public int Guilty => World.Fleet.FindServer(Scenario.Truth!.GuiltyServers[0])!.Id.Index;

    public LedgerScope Incident => World.Ledger.Report().Incident;

    public IEnumerable<OrderEvent> Events => Witness.Events;

    public IEnumerable<ServerMessage> Messages =>
        Witness.Notices.OfType<FleetNotice.Message>().Select(notice => notice.Item);

    public static Scenario Load(string id) => ScenarioLibrary.Default.Load(id).Scenario!;

    public static IncidentDay Start(string id, ulong seed = 1, Func<Scenario, Scenario>? change = null) =>
        new(change is null ? Load(id) : change(Load(id)), seed);

    public static IncidentDay Run(string id, ulong seed = 1, Func<Scenario, Scenario>? change = null)
    {
        IncidentDay day = Start(id, seed, change);
        day.Witness.RunTo(s_end);
        return day;
    }

    public static Scenario WithPath(Scenario scenario, string name, Func<CodePathSpec, CodePathSpec> change) =>
        scenario with
        {
            Fleet = scenario.Fleet with
            {
                Paths = [.. scenario.Fleet.Paths.Select(path => path.Name == name ? change(path) : path)],
            },
        };

    /// <summary>What the first guilty server did from the onset on.</summary>
    public OrderEvent[] SentByGuilty(OrderEventKind kind = OrderEventKind.Sent) =>
        [.. Events.Where(e => e.Kind == kind && e.ServerIndex == Guilty && e.Time.TimeOfDay >= Scenario.Truth!.Onset)];

    public string TickerOf(in OrderEvent item) => World.Fleet.Symbols[item.SymbolIndex].Ticker;

    public void Dispose() => World.Dispose();
}
