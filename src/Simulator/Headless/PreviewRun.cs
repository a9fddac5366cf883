using System.Collections.Immutable;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless;

/// <summary>A scenario run to its end with nobody acting, as its author wants to see it.</summary>
/// <param name="Points">Its course, in order of time.</param>
/// <param name="Ledger">What came of it.</param>
public sealed record PreviewRun(ImmutableArray<PreviewPoint> Points, LedgerReport Ledger)
{
    private const int Steps = 120;

    /// <summary>Runs it.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="preset">Its preset; null for the default.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="progress">Told market time now and then, and the part of the day that is done, 0 to 1; null for
    /// nobody.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>The run.</returns>
    /// <exception cref="OperationCanceledException">Given up.</exception>
    public static PreviewRun Of(
        Scenario scenario, string? preset, ulong seed, Action<MarketTime, double>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        bool isIncident = scenario.Truth is not null;
        var options = new WorldOptions(FleetMode.Replay, preset, seed);
        using var world = World.Create(scenario, options, new NobodyListens());
        world.LeaveUnread();
        long from = world.Now.Nanoseconds;
        long step = Math.Max(1, (world.End.Nanoseconds - from) / Steps);
        var points = ImmutableArray.CreateBuilder<PreviewPoint>(Steps + 1);
        while (!world.IsOver)
        {
            cancel.ThrowIfCancellationRequested();
            world.AdvanceBucket();
            if (world.Now.Nanoseconds < from + step * (points.Count + 1) && !world.IsOver)
                continue;
            progress?.Invoke(
                world.Now, Math.Clamp((world.Now.Nanoseconds - from) / (double)(world.End.Nanoseconds - from), 0, 1));
            LedgerReport now = world.Ledger.Report();
            points.Add(new PreviewPoint(
                world.Now, now.Fleet.Children, isIncident ? now.Incident.MarkToMarket : now.Fleet.MarkToMarket));
        }
        return new PreviewRun(points.ToImmutable(), world.Ledger.Report());
    }
}
