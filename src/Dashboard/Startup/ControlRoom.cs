using Microsoft.AspNetCore.Connections;
using Ops.Dashboard.Accounts;
using Ops.Dashboard.Api;
using Ops.Dashboard.Auth;
using Ops.Dashboard.OwnHealth;
using Ops.Dashboard.Sessions;
using Ops.Telemetry.Audit;

namespace Ops.Dashboard.Startup;

/// <summary>
/// Starts the control room: settings, data directory, services, endpoints, in that order, refusing at the first stage
/// that is wrong.
/// </summary>
internal static class ControlRoom
{
    /// <summary>Exit status when the configuration is wrong.</summary>
    public const int WrongConfiguration = 2;

    /// <summary>Runs it until it is told to stop.</summary>
    /// <param name="args">Command-line switches, which override every key.</param>
    /// <returns>The exit status.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var unknown = new List<string>();
        string[] switches = Switches.Read(args, unknown);
        if (unknown.Count > 0)
            return Refuse(unknown);
        // the folder of the program, not the current directory, holds appsettings.json and wwwroot; both are read once
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = [.. switches, "--hostBuilder:reloadConfigOnChange=false"],
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = "wwwroot",
        });
        (OpsSettings settings, IReadOnlyList<SettingsFault> faults) =
            OpsSettingsReader.Read(builder.Configuration, AppContext.BaseDirectory);
        if (faults.Count > 0)
            return Refuse(faults.Select(f => f.ToString()));
        (DataDirectory? data, string? problem) = DataDirectory.Take(settings.DataDirectory);
        if (data is null)
            return Refuse([$"Ops:Storage:Directory: {problem}"]);
        using (data)
        {
            builder.AddOps(settings, data);
            await using WebApplication app = builder.Build();
            if (FaultOfAccounts(app.Services) is { } damaged)
                return Refuse([damaged]);
            IReadOnlyList<string> wrong = app.Services.GetRequiredService<SessionHost>().Check();
            if (wrong.Count > 0)
                return Refuse(wrong);
            app.Services.GetRequiredService<ISystemReader>(); // how long it runs is counted from here
            app.Logger.LogInformation(
                "When blind: {Blindness} A gate that has heard no control room for {Lease} s halts itself",
                settings.Blindness.Words, settings.Control.Lease.TotalSeconds);
            await WarmUpAsync(app); // before a link is printed: nobody can kill earlier
            if (settings.Auth.FirstRunLinks)
                app.Lifetime.ApplicationStarted.Register(() => PrintLinks(app));
            return await ServeAsync(app);
        }
    }

    // the scratch room is killed while the endpoints are made: neither needs the other, and a start has no time to lose
    private static async Task WarmUpAsync(WebApplication app)
    {
        KillWarmup warmup = app.Services.GetRequiredService<KillWarmup>();
        Task killing = Task.Run(warmup.Run);
        app.MapOps();
        Endpoint[] endpoints =
            [.. ((IEndpointRouteBuilder)app).DataSources.SelectMany(static source => source.Endpoints)];
        await killing;
        await KillWarmup.KnockAsync(endpoints, app.Services);
    }

    private static string? FaultOfAccounts(IServiceProvider services)
    {
        try
        {
            services.GetRequiredService<AccountBook>().Load();
            return null;
        }
        catch (AccountsFileException damaged)
        {
            return damaged.Message;
        }
    }

    private static async Task<int> ServeAsync(WebApplication app)
    {
        try
        {
            await app.RunAsync();
            return 0;
        }
        catch (JournalFileException damaged)
        {
            return Refuse([damaged.Message]);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            return Refuse([$"Ops:Urls: {taken.Message} Choose another port, or end what uses it."]);
        }
    }

    // the console alone, never a log: whoever has a link has its role
    private static void PrintLinks(WebApplication app)
    {
        string url = app.Urls.FirstOrDefault() ?? "http://127.0.0.1:5080";
        foreach ((string role, string token) in app.Services.GetRequiredService<SignInLinks>().Create())
            Console.WriteLine($"Sign in as {role}: {url.TrimEnd('/')}/signin/{token}");
    }

    private static int Refuse(IEnumerable<string> faults)
    {
        Console.Error.WriteLine("The control room does not start because its configuration is wrong:");
        foreach (string fault in faults)
            Console.Error.WriteLine($"  {fault}");
        return WrongConfiguration;
    }
}
