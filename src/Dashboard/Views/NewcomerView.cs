using System.Collections.Immutable;
using Ops.Dashboard.Auth;
using Ops.Simulator;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Views;

/// <summary>One line for somebody who sees this for the first time, and the next step.</summary>
/// <param name="Text">The line.</param>
/// <param name="Scenario">The scenario that is offered; null for none.</param>
/// <param name="Start">What the offer says.</param>
/// <param name="Link">Where a link leads; null for none.</param>
/// <param name="LinkText">What the link says.</param>
public sealed record NewcomerView(string Text, string? Scenario, string Start, string? Link, string LinkText)
{
    /// <summary>The scenario a newcomer is offered.</summary>
    public const string FirstScenario = "knight-2012";

    /// <summary>From what runs.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="library">Scenarios on offer.</param>
    /// <param name="mayStop">Whether whoever looks may kill.</param>
    /// <returns>The line.</returns>
    public static NewcomerView From(
        RoomPicture picture, ImmutableArray<ScenarioSummary> library, bool mayStop = true) =>
        picture.Session switch
    {
        { Preparing: { } next } => new(
            $"Running {next.Title} up to {Format.Clock(next.Target)}: now at {Format.Clock(next.At)}.", null, "",
                null, ""),
        { Mode: FleetMode.Live } => Standing(picture.Control.Servers.Length, library, mayStop),
        { Mode: FleetMode.Training } when picture.Control.Holds.Any(static h => h.Kind == HoldKind.Manual) =>
            new("The flow is stopped. See what it cost and what it saved:", null, "", "training", "Outcome so far"),
        { Mode: FleetMode.Training } => new(
            mayStop ? "Watch the board. When a server runs away, press and hold its kill for 0.8 s."
                : $"Watch the board. {OnlyWatches.Text}", null, "", "training", "The session"),
        _ => new("A recorded session is shown. Nothing here moves an order.", null, "", null, ""),
    };

    private static NewcomerView Standing(int servers, ImmutableArray<ScenarioSummary> library, bool mayStop)
    {
        string what = (servers == 1 ? "One order server" : $"{Format.Count(servers)} order servers") +
            " on a simulated day: watch them" +
            (mayStop ? ", and stop any of them with a press held for 0.8 s." : $". {OnlyWatches.Text}");
        ScenarioSummary? first = library.FirstOrDefault(static s => s.Id == FirstScenario);
        return first is null
            ? new(what, null, "", "training", "Training")
            : new(what, first.Id, $"Start the Knight morning{At(first.StartAt)}", null, "");
    }

    private static string At(TimeSpan? start) => start is { } at ? $" at {Format.Clock(MarketTime.FromTimeOfDay(at))}"
        : "";
}
