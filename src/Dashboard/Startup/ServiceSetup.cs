using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor.Services;
using Ops.Dashboard.Accounts;
using Ops.Dashboard.Api;
using Ops.Dashboard.Auth;
using Ops.Dashboard.Authoring;
using Ops.Dashboard.BlindDrill;
using Ops.Dashboard.Debrief;
using Ops.Dashboard.Debrief.Past;
using Ops.Dashboard.Drill;
using Ops.Dashboard.Hub;
using Ops.Dashboard.Notify;
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

    /// <summary>Registers it.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="settings">The settings, checked.</param>
    /// <param name="data">The data directory.</param>
    public static void AddOps(this WebApplicationBuilder builder, OpsSettings settings, DataDirectory data)
    {
        builder.WebHost.UseStaticWebAssets().UseUrls([.. settings.Urls]);
        builder.AddOpsLogging(settings.Logging, data.PathOf("logs"));
        IServiceCollection services = builder.Services;
        services.AddSingleton(SystemClock.Instance);
        services.AddSingleton(settings).AddSingleton(data);
        var drill = new DrillIdentity();
        services.AddOpsSecurity(
            settings.Auth with { ApiKeys = settings.Auth.ApiKeys.Add(drill.ApiKey) }, data.PathOf("keys"));
        builder.AddRequestLimits(settings.Http);
        services.AddAccounts(settings.Auth, new AccountsFile(data.PathOf(AccountsFile.Name)));
        services.AddProblemDetails().AddOpenApi();
        AddSessions(services, settings, data);
        services.AddSingleton<KillWarmup>().AddSingleton<TicketBook>().AddSingleton<KillDesk>()
            .AddSingleton<TrailCheck>().AddSingleton<UnwindDesk>()
            .AddSingleton<FleetPulse>().AddSingleton<PlainEndpoints.Parts>();
        services.AddSingleton(settings.Notify).AddHttpClient(WebhookSender.Client);
        services.AddHostedService<WebhookSender>();
        services.AddDrills(settings.Drill, drill);
        services.AddSingleton<BlindDrillBook>().AddSingleton<BlindDrillDesk>()
            .AddSingleton<IBlindDrill>(static s => s.GetRequiredService<BlindDrillDesk>())
            .AddHostedService<BlindDrillClock>();
        services.AddTelemetryHub();
        AddPages(services);
    }

    private static void AddSessions(IServiceCollection services, OpsSettings settings, DataDirectory data)
    {
        services.AddSingleton(settings.Session).AddSingleton(new SessionFile(data.PathOf("session.json")));
        services.AddSingleton(settings.Pipeline).AddSingleton(provider => Library(provider, data));
        services.AddSingleton(settings.Recording).AddSingleton<RecordingShelf>().AddSingleton<DebriefDesk>()
            .AddSingleton<PastShelf>();
        services.AddSingleton<ScenarioDesk>();
        services.AddSingleton<IJournalOpener, JournalOpener>();
        services.AddSingleton<IFleetRoomFactory, WorldRoomFactory>();
        services.AddSingleton(static _ => new SessionStage { Layout = PageLayout.Read(PageLayout.Shipped) });
        services.AddSingleton<IKillSwitch>(static s => s.GetRequiredService<SessionStage>());
        services.AddSingleton<IReleaseDesk>(static s => s.GetRequiredService<SessionStage>());
        services.AddSingleton<IReleaseReader>(static s => s.GetRequiredService<SessionStage>());
        services.AddSingleton<IFleetReader>(static s => s.GetRequiredService<SessionStage>());
        services.AddSingleton<IControlReader>(static s => s.GetRequiredService<SessionStage>());
        services.AddSingleton<SessionDesks>();
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
