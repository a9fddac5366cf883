using System.Collections.Immutable;
using Ops.Dashboard.Auth;
using Ops.Dashboard.Debrief;
using Ops.Dashboard.Debrief.Past;
using Ops.Dashboard.Drill;
using Ops.Dashboard.Recordings;
using Ops.Dashboard.Sessions;
using Ops.Dashboard.Startup;
using Ops.Simulator.Scenarios;

namespace Ops.Dashboard.Classroom;

/// <summary>
/// Builds the application of a class session from the same parts as the main room. This is the list of everything the
/// two share: settings, the clock, the scenarios, the shelf for recordings, who looks back on them, and the log. No
/// door, stage, gate, key, cookie or account is on it.
/// </summary>
/// <param name="settings">The settings of the process.</param>
/// <param name="library">The scenarios.</param>
/// <param name="shelf">Where sessions are recorded, whoever runs them.</param>
/// <param name="time">The clock.</param>
/// <param name="logs">The log.</param>
/// <param name="debriefs">Looks back on recordings, behind everything else, whoever asks.</param>
/// <param name="pasts">Recordings that are being looked at.</param>
/// <param name="overrides">What tests put in place of worlds; null for nothing.</param>
internal sealed class ClassBuilder(
    OpsSettings settings, ScenarioLibrary library, RecordingShelf shelf, TimeProvider time, ILoggerFactory logs,
    DebriefDesk debriefs, PastShelf pasts, ClassOverrides? overrides = null)
{
    private static readonly TimeSpan s_shutdown = TimeSpan.FromSeconds(5);

    /// <summary>Builds and starts one.</summary>
    /// <param name="record">What it is.</param>
    /// <param name="data">Where it writes.</param>
    /// <param name="end">Rung when somebody in it wants to end it.</param>
    /// <returns>The room, and a link for each seat in their order.</returns>
    public async Task<(ClassRoom Room, ImmutableArray<string> Links)> StartAsync(
        ClassRecord record, DataDirectory data, EndBell end)
    {
        var server = new MountedServer();
        WebApplication app = Build(record, data, end, server);
        try
        {
            app.MapClassRoom();
            SignInLinks links = app.Services.GetRequiredService<SignInLinks>();
            ImmutableArray<string> made =
                [.. record.Seats.Select(seat => links.CreateFor(seat.Name, seat.Role))];
            await app.StartAsync();
            return (new ClassRoom(record, app, server), made);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Builds and starts what is left of one that has ended: its debrief, for its seats.</summary>
    /// <param name="record">What it was.</param>
    /// <param name="data">Where it wrote.</param>
    /// <param name="recordings">Names of its recordings, the oldest first.</param>
    /// <returns>The application, and through what requests come to it.</returns>
    public async Task<(WebApplication App, MountedServer Server)> StartDebriefAsync(
        ClassRecord record, DataDirectory data, ImmutableArray<string> recordings)
    {
        var server = new MountedServer();
        WebApplicationBuilder builder = Empty(server);
        builder.Services.AddSingleton(shelf).AddSingleton(debriefs).AddSingleton(pasts);
        var place = new RoomPlace(record.Session, record.Title) { IsOver = true, Recordings = recordings };
        builder.AddSeatDebrief(place, settings, AuthOf(record), data);
        WebApplication app = builder.Build();
        try
        {
            app.MapSeatDebrief(record);
            await app.StartAsync();
            return (app, server);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    private WebApplication Build(
        ClassRecord record, DataDirectory data, EndBell end, MountedServer server)
    {
        WebApplicationBuilder builder = Empty(server);
        IServiceCollection services = builder.Services;
        services.AddSingleton(library).AddSingleton(shelf);
        services.AddSingleton<IDrillReader>(new UndrilledRoom()).AddSingleton<SeatRoll>()
            .AddScoped<Microsoft.AspNetCore.Components.Server.Circuits.CircuitHandler, SeatRoll.Watch>();
        var session = new SessionSettings(record.Scenario, record.Preset, record.Seed, Speed: 1)
        {
            Class = new ClassSession(record.Recipe(), end),
        };
        builder.AddRoom(new RoomPlace(record.Session, record.Title), settings, session, AuthOf(record), data);
        overrides?.Apply(services);
        return builder.Build();
    }

    private WebApplicationBuilder Empty(MountedServer server)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(ClassBuilder).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production, // no watch over files: it would outlive the session
            WebRootPath = "wwwroot",
        });
        IServiceCollection services = builder.Services;
        services.AddRouting();
        services.AddSingleton<Microsoft.AspNetCore.Hosting.Server.IServer>(server);
        services.AddSingleton<IHostLifetime, NoLifetime>();
        services.Configure<HostOptions>(static options => options.ShutdownTimeout = s_shutdown);
        services.AddSingleton(logs).AddSingleton(time);
        return builder;
    }

    // the keys of its seats, and none of the main room's; accounts and the identity provider let nobody in here
    private AuthSettings AuthOf(ClassRecord record) => new(
        FirstRunLinks: false, settings.Auth.CookieHours,
        [
            .. record.Seats.Select(seat => new ApiKey(
                seat.Name, seat.Role, [.. Convert.FromHexString(seat.KeySha256)], Person: seat.Name)),
        ]);

    /// <summary>Ends with the room it is in: signals to the process are the main application's.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
