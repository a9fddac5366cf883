namespace Ops.Dashboard.Drill;

/// <summary>The doors that are drilled, in the order in which they are walked.</summary>
internal static class DrillSetup
{
    /// <summary>Registers them.</summary>
    /// <param name="services">The services.</param>
    /// <param name="settings">The rhythm.</param>
    /// <param name="identity">Who drills.</param>
    public static void AddDrills(this IServiceCollection services, DrillSettings settings, DrillIdentity identity)
    {
        services.AddSingleton(settings).AddSingleton(identity).AddSingleton<IDoorLine, DoorLine>()
            .AddSingleton<DrillVisitor>().AddSingleton<DrillBook>()
            .AddSingleton<IDrillReader>(static s => s.GetRequiredService<DrillBook>());
        services.AddSingleton<IDoorWay>(static s => Page(s, Door.Button, "/"));
        services.AddSingleton<IDoorWay>(static s => Page(s, Door.Form, "/kill"));
        services.AddSingleton<IDoorWay, HttpWay>();
        services.AddSingleton<IDoorWay, CommandLineWay>();
        services.AddSingleton<IDoorWay>(static _ => new ThreadWay(Door.Breaker, static desk => desk.AskBreaker()));
        services.AddSingleton<IDoorWay>(static _ => new ThreadWay(Door.Watchdog, static desk => desk.AskWatchdog()));
        services.AddSingleton<DrillConductor>();
        services.AddHostedService(static s => s.GetRequiredService<DrillConductor>());
    }

    private static PageWay Page(IServiceProvider services, Door door, string page) => new(
        door, page, services.GetRequiredService<IDoorLine>(), services.GetRequiredService<DrillVisitor>());
}
