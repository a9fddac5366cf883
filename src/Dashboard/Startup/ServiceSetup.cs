using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor.Services;
using Ops.Dashboard.Accounts;
using Ops.Dashboard.Api;
using Ops.Dashboard.Auth;
using Ops.Dashboard.Authoring;
using Ops.Dashboard.BlindDrill;
using Ops.Dashboard.Classroom;
using Ops.Dashboard.Debrief;
using Ops.Dashboard.Debrief.Past;
using Ops.Dashboard.Drill;
using Ops.Dashboard.Hub;
using Ops.Dashboard.Notify;
using Ops.Dashboard.OwnHealth;
using Ops.Dashboard.Recordings;
using Ops.Dashboard.Sessions;
using Ops.Dashboard.Station;
using Ops.Dashboard.Trail;
using Ops.Dashboard.Unwinding;
using Ops.Dashboard.Views;
using Ops.Simulator;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Startup;

/// <summary>Everything the container holds.</summary>
internal static class ServiceSetup
{
    /// <summary>Bytes of the largest message a browser may send over the circuit.</summary>
    private const long LargestCircuitMessage = 64 * 1024;

    /// <summary>Registers the main room, and what there is once in a process.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="settings">The settings, checked.</param>
    /// <param name="data">The data directory.</param>
    public static void AddOps(this WebApplicationBuilder builder, OpsSettings settings, DataDirectory data)
    {
        builder.WebHost.UseUrls([.. settings.Urls]);
        builder.AddOpsLogging(settings.Logging, data.PathOf("logs"));
        IServiceCollection services = builder.Services;
        services.AddSingleton(SystemClock.Instance).AddSingleton(provider => Library(provider, data));
        var drill = new DrillIdentity();
        AuthSettings auth = settings.Auth with { ApiKeys = settings.Auth.ApiKeys.Add(drill.ApiKey) };
        builder.AddRoom(RoomPlace.Main, settings, settings.Session, auth, data);
        services.AddSingleton(settings.Recording).AddSingleton<RecordingShelf>().AddSingleton<DebriefDesk>()
            .AddHostedService<RecordingSweeper>().AddSingleton<ExportDesk>()
            .AddSingleton<PastShelf>().AddSingleton<DebriefDoor>().AddSingleton<ScenarioDesk>()
            .AddSingleton<PreviewBook>();
        services.AddSingleton<KillWarmup>();
        services.AddSingleton(settings.Notify).AddHttpClient(WebhookSender.Client)
            .RemoveAllLoggers(); // an address may hold a secret
        services.AddSingleton<WebhookSender>().AddHostedService(static s => s.GetRequiredService<WebhookSender>())
            .AddSingleton<ISystemReader, SystemBook>();
        services.AddDrills(settings.Drill, drill);
        services.AddSingleton<BlindDrillBook>().AddSingleton<BlindDrillDesk>()
            .AddSingleton<IBlindDrill>(static s => s.GetRequiredService<BlindDrillDesk>())
            .AddHostedService<BlindDrillClock>();
        services.AddSingleton<ClassBuilder>().AddSingleton<ClassCheck>().AddSingleton<ClassFolders>()
            .AddSingleton<ClassroomDesk>().AddHostedService(static s => s.GetRequiredService<ClassroomDesk>())
            .AddSingleton<IClassroom>(static s => s.GetRequiredService<ClassroomDesk>())
            .AddSingleton<SeatLinks>().AddSingleton<SeatDebriefs>()
            .AddHostedService(static s => s.GetRequiredService<SeatDebriefs>());
    }

    /// <summary>
    /// Registers one room: its world, its doors, its pages, its people. The main room and that of a class session are
    /// made of the same, each in a container of its own.
    /// </summary>
    /// <param name="builder">The host.</param>
    /// <param name="place">Which room.</param>
    /// <param name="settings">The settings of the process.</param>
    /// <param name="session">What it runs.</param>
    /// <param name="auth">Who gets in.</param>
    /// <param name="data">Where it writes.</param>
    public static void AddRoom(
        this WebApplicationBuilder builder, RoomPlace place, OpsSettings settings, SessionSettings session,
        AuthSettings auth, DataDirectory data)
    {
        builder.WebHost.UseStaticWebAssets();
        IServiceCollection services = builder.Services;
        services.AddSingleton(place).AddSingleton(settings).AddSingleton(data).AddSingleton(session);
        services.AddOpsSecurity(auth, data.PathOf("keys"), place);
        builder.AddRequestLimits(settings.Http);
        services.AddAccounts(auth, new AccountsFile(data.PathOf(AccountsFile.Name)));
        services.AddProblemDetails(static options => options.CustomizeProblemDetails = Problems.Complete).AddOpenApi();
        AddSessions(services, settings, data);
        services.AddSingleton<IBlindDrill, NoBlindDrill>(); // the main room has them, and says so after this
        services.AddSingleton<TicketBook>().AddSingleton<KillDesk>()
            .AddSingleton<TrailCheck>().AddSingleton<UnwindDesk>()
            .AddSingleton<FleetPulse>().AddSingleton<PlainEndpoints.Parts>();
        services.AddTelemetryHub();
        AddPages(services);
    }

    /// <summary>
    /// Registers what is left of a class session: the debrief of its own recordings, for its seats. There is no world
    /// in it, no gate and no door to one.
    /// </summary>
    /// <param name="builder">The host, with what looks back on recordings.</param>
    /// <param name="place">Which room.</param>
    /// <param name="settings">The settings of the process.</param>
    /// <param name="auth">Who gets in.</param>
    /// <param name="data">Where the session wrote.</param>
    public static void AddSeatDebrief(
        this WebApplicationBuilder builder, RoomPlace place, OpsSettings settings, AuthSettings auth,
        DataDirectory data)
    {
        builder.WebHost.UseStaticWebAssets();
        IServiceCollection services = builder.Services;
        services.AddSingleton(place).AddSingleton(settings).AddSingleton(data);
        services.AddOpsSecurity(auth, data.PathOf("keys"), place);
        builder.AddRequestLimits(settings.Http);
        services.AddAccounts(auth, new AccountsFile(data.PathOf(AccountsFile.Name)));
        services.AddProblemDetails(static options => options.CustomizeProblemDetails = Problems.Complete);
        services.AddSingleton(static _ => new SessionStage()).AddSingleton<SessionAudit>(); // nothing runs in it
        services.AddSingleton<SeatRoll>().AddSingleton<DebriefDoor>();
        AddPages(services);
    }

    private static void AddSessions(IServiceCollection services, OpsSettings settings, DataDirectory data)
    {
        services.AddSingleton(new SessionFile(data.PathOf("session.json"))).AddSingleton(settings.Pipeline)
            .AddSingleton(settings.Blindness).AddSingleton(settings.Control);
        services.AddSingleton<IJournalOpener, JournalOpener>();
        services.AddSingleton<IFleetRoomFactory, WorldRoomFactory>();
        services.AddSingleton(static _ => new SessionStage { Layout = PageLayout.Read(PageLayout.Shipped) });
        services.AddSingleton<IKillSwitch>(static s => s.GetRequiredService<SessionStage>());
        services.AddSingleton<IReleaseDesk>(static s => s.GetRequiredService<SessionStage>());
        services.AddSingleton<IReleaseReader>(static s => s.GetRequiredService<SessionStage>());
        services.AddSingleton<IFleetReader>(static s => s.GetRequiredService<SessionStage>());
        services.AddSingleton<IControlReader>(static s => s.GetRequiredService<SessionStage>());
        services.AddSingleton<SessionDesks>().AddSingleton<NoteDesk>().AddSingleton<LookBook>();
        services.AddSingleton<IPreOpenDesk>(static s => s.GetRequiredService<SessionDesks>());
        services.AddSingleton<IPreOpenReader>(static s => s.GetRequiredService<SessionDesks>());
        services.AddSingleton<IChangeDesk>(static s => s.GetRequiredService<SessionDesks>());
        services.AddSingleton<IChangeReader>(static s => s.GetRequiredService<SessionDesks>());
        services.AddSingleton<ILimitDesk>(static s => s.GetRequiredService<SessionStage>());
        services.AddSingleton<ILimitReader>(static s => s.GetRequiredService<SessionStage>());
        services.AddSingleton<IAlarmDesk>(static s => s.GetRequiredService<SessionStage>());
        services.AddSingleton<IAlarmReader>(static s => s.GetRequiredService<SessionStage>());
        services.AddSingleton<SessionAudit>();
        services.AddSingleton<IAuditReader>(static s => s.GetRequiredService<SessionAudit>());
        services.AddSingleton<SessionHost>();
        services.AddSingleton<ITrainingConsole>(static s => s.GetRequiredService<SessionHost>());
        services.AddHostedService(static s => s.GetRequiredService<SessionHost>());
        services.AddHostedService<HoldLog>();
        services.AddInstructorStation();
    }

    private static ScenarioLibrary Library(IServiceProvider provider, DataDirectory data)
    {
        var library = new ScenarioLibrary(ScenarioLibrary.ShippedDirectory, data.PathOf("scenarios"));
        ILogger<ScenarioLibrary> log = provider.GetRequiredService<ILogger<ScenarioLibrary>>();
        foreach (ScenarioError error in library.Errors)
            log.LogWarning("Scenario left out: {Error}", error);
        return library;
    }

    private static void AddPages(IServiceCollection services)
    {
        services.AddMudServices();
        services.AddSingleton<FleetScreens>();
        services.AddCascadingAuthenticationState().AddScoped<AuthenticationStateProvider, CircuitSignIn>();
        services.AddRazorComponents().AddInteractiveServerComponents(circuit =>
        {
            circuit.DisconnectedCircuitMaxRetained = 20;
            circuit.DisconnectedCircuitRetentionPeriod = TimeSpan.FromSeconds(30);
            circuit.MaxBufferedUnacknowledgedRenderBatches = 10;
        }).AddHubOptions(hub => hub.MaximumReceiveMessageSize = LargestCircuitMessage);
    }
}
