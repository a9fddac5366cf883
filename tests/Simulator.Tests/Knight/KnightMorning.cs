using Ops.Simulator.Scenarios;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Tests.Knight;

/// <summary>Runs the shipped scenario with nobody watching and nobody acting.</summary>
internal static class KnightMorning
{
    public static TimeSpan Open { get; } = new(9, 30, 0);

    public static Scenario Scenario { get; } = ScenarioLibrary.Default.Load("knight-2012").Scenario!;

    /// <summary>The morning without the hour and a half before the open.</summary>
    public static World Start(
        ulong seed, string? preset = null, Func<Scenario, Scenario>? change = null) => World.Create(
        change is null ? Scenario : change(Scenario), new WorldOptions(FleetMode.Training, preset, seed), new AckBox());

    public static World Run(
        ulong seed, string? preset = null, TimeSpan? until = null, Func<Scenario, Scenario>? change = null)
    {
        World world = Start(seed, preset, change);
        RunOn(world, until ?? TimeSpan.FromHours(24));
        return world;
    }

    public static void RunOn(World world, TimeSpan until, Action<OrderEvent>? see = null)
    {
        while (!world.IsOver && world.Now.TimeOfDay < until)
        {
            world.AdvanceBucket();
            foreach (IOrderSource source in world.Sources)
                Drain(source, see);
            while (world.Notices.TryRead(out _))
                continue;
        }
    }

    public static Scenario WithPath(Scenario scenario, Func<CodePathSpec, CodePathSpec> change) => scenario with
    {
        Fleet = scenario.Fleet with
        {
            Paths = [.. scenario.Fleet.Paths.Select(
                path => path.Logic == RoutingLogicKind.PowerPeg ? change(path) : path)],
        },
    };

    private static void Drain(IOrderSource source, Action<OrderEvent>? see)
    {
        while (source.Batches.TryRead(out OrderBatch? batch))
        {
            if (see is not null)
            {
                foreach (OrderEvent item in batch.Events)
                    see(item);
            }
            source.Return(batch);
        }
    }
}
