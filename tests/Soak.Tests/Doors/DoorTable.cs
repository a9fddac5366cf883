using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Ops.Dashboard.Api;
using Ops.Dashboard.Classroom;
using Ops.Dashboard.Sessions;
using Ops.Dashboard.Startup;
using Ops.Telemetry.Contracts;

namespace Ops.Soak.Tests.Doors;

/// <summary>
/// The endpoints of the product with their filters and policies, made once. What they act on comes with each request.
/// </summary>
internal static class DoorTable
{
    private static readonly WebApplication s_application = Make();

    private static readonly Dictionary<string, RouteEndpoint> s_endpoints =
        ((IEndpointRouteBuilder)s_application).DataSources.SelectMany(static source => source.Endpoints)
        .OfType<RouteEndpoint>().ToDictionary(static endpoint =>
            endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods[0] + " " +
            endpoint.RoutePattern.RawText);

    // Without it each answer would learn anew how its type is written.
    private static readonly IOptions<JsonOptions> s_json =
        s_application.Services.GetRequiredService<IOptions<JsonOptions>>();

    /// <summary>Knows who may what.</summary>
    public static IAuthorizationService Authorization { get; } =
        s_application.Services.GetRequiredService<IAuthorizationService>();

    /// <summary>Finds a door.</summary>
    /// <param name="route">Method and pattern.</param>
    /// <returns>The door.</returns>
    public static RouteEndpoint Find(string route) => s_endpoints[route];

    /// <summary>What the doors of one control room act on.</summary>
    /// <param name="stage">Its stage.</param>
    /// <param name="desk">Its kill desk.</param>
    /// <param name="time">Its clock.</param>
    /// <returns>The services.</returns>
    public static ServiceProvider Serve(SessionStage stage, KillDesk desk, TimeProvider time)
    {
        var services = new ServiceCollection();
        Register(services);
        services.AddSingleton(stage).AddSingleton(desk).AddSingleton(time).AddSingleton(Authorization)
            .AddSingleton(s_json);
        return services.BuildServiceProvider();
    }

    private static WebApplication Make()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddRouting().AddOpsPolicies(RoomPlace.Main);
        Register(builder.Services);
        builder.Services.AddSingleton<SessionStage>().AddSingleton<TicketBook>().AddSingleton<KillDesk>()
            .AddSingleton<TimeProvider>(new SoakClock(default)); // names what handlers take; a run brings its own
        WebApplication application = builder.Build();
        application.MapKill();
        application.MapRelease();
        application.MapPlainPages();
        return application;
    }

    private static void Register(IServiceCollection services)
    {
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddSingleton<IAntiforgery, SoakTokens>()
            .AddSingleton<PlainEndpoints.Parts>()
            .AddSingleton<IKillSwitch>(static s => s.GetRequiredService<SessionStage>())
            .AddSingleton<IReleaseDesk>(static s => s.GetRequiredService<SessionStage>())
            .AddSingleton<IReleaseReader>(static s => s.GetRequiredService<SessionStage>())
            .AddSingleton<IControlReader>(static s => s.GetRequiredService<SessionStage>())
            .AddSingleton<IFleetReader>(static s => s.GetRequiredService<SessionStage>());
    }
}
