using System.Globalization;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Views;

/// <summary>The smallest stop that would be enough, in words. It suggests; every kill works without it.</summary>
/// <param name="Text">What it takes away and what with it.</param>
/// <param name="Scopes">The kills that do it.</param>
public sealed record StopHintView(string Text, ViewList<StopHintView.Kill> Scopes)
{
    /// <summary>From a picture.</summary>
    /// <param name="fleet">The picture.</param>
    /// <param name="control">What has been ordered.</param>
    /// <returns>The hint; null while no flow is abnormal, and once all of it has been ordered: the figures remember
    /// ten seconds.</returns>
    public static StopHintView? From(FleetSnapshot fleet, ControlSnapshot control)
    {
        if (fleet.Stop is not { } stop || stop.Servers.All(server => IsStopped(server, control)))
            return null;
        decimal good = decimal.Round(stop.GoodLostMilliOrders / 1_000m, 1);
        string servers = stop.Servers.Length == 1 ? "1 server" : $"{stop.Servers.Length} servers";
        return new StopHintView(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{servers}: takes {stop.AbnormalRemovedPercent} % of the abnormal flow away, and {good:#,0.#} good " +
                $"orders/s with it."),
            new ViewList<Kill>(stop.Scopes.Select(static scope => new Kill(scope.ToString(), ChoiceOf(scope)))));
    }

    private static bool IsStopped(ServerId server, ControlSnapshot control) =>
        control.Servers.FirstOrDefault(one => one.Server == server) is { Holds.IsDefaultOrEmpty: false } ordered
        && ordered.Holds.Any(static hold => hold.Mode.Stops());

    /// <summary>A scope as the kill page's chooser names it.</summary>
    /// <param name="scope">The scope.</param>
    /// <returns>Such as server:smars-8.</returns>
    public static string ChoiceOf(HaltScope scope) => scope.Kind switch
    {
        HaltScopeKind.Fleet => "fleet",
        HaltScopeKind.Group => $"group:{scope.Target}",
        _ => $"server:{scope.Target}",
    };

    /// <summary>One kill of it.</summary>
    /// <param name="Name">What it stops.</param>
    /// <param name="Choice">The choice on the kill page.</param>
    public sealed record Kill(string Name, string Choice);
}
