using System.Collections.Immutable;
using System.Net;
using Ops.Dashboard.Accounts;
using Ops.Dashboard.Classroom;
using Ops.Dashboard.Drill;
using Ops.Dashboard.Notify;
using Ops.Dashboard.Sessions;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Pipeline;
using Serilog.Events;

namespace Ops.Dashboard.Startup;

/// <summary>Configuration to settings: all of it, once, with every fault.</summary>
internal static class OpsSettingsReader
{
    /// <summary>Longest name of a scenario, key or person.</summary>
    private const int NameLength = 64;

    /// <summary>Reads and checks everything.</summary>
    /// <param name="configuration">The merged configuration.</param>
    /// <param name="baseDirectory">Folder of the program.</param>
    /// <returns>The settings, and what is wrong with them; they are to be used only when nothing is.</returns>
    public static (OpsSettings Settings, IReadOnlyList<SettingsFault> Faults) Read(
        IConfiguration configuration, string baseDirectory)
    {
        var ops = new SettingsReader(configuration.GetSection("Ops"));
        var serilog = new SettingsReader(configuration.GetSection("Serilog"));
        SettingsReader control = ops.Section("Control");
        var settings = new OpsSettings(
            ReadUrls(ops),
            ReadSession(ops.Section("Session")),
            ReadPipeline(
                ops.Section("Pipeline"), RuleSettingsReader.Read(ops.Section("Rules")),
                GateLimitReader.Read(ops.Section("GateLimits"))),
            ReadControl(control),
            ReadDirectory(ops.Section("Storage"), baseDirectory),
            AuthSettingsReader.Read(ops.Section("Auth")),
            ReadLogging(serilog.Section("MinimumLevel")))
        {
            Recording = RecordingSettingsReader.Read(ops.Section("Recording")),
            Parity = ReadParity(ops.Section("Parity")),
            Blindness = BlindnessReader.Read(control),
            Http = ReadHttp(ops.Section("Http")),
            Drill = ReadDrill(ops.Section("Drill")),
            Classroom = new ClassroomSettings((int)ops.Section("Classroom").Integer(
                "Most", ClassroomSettings.Default.Most, 0, 64)),
            Notify = NotifySettingsReader.Read(ops.Section("Alarms")),
        };
        bool hasAccounts = File.Exists(Path.Combine(settings.DataDirectory, AccountsFile.Name));
        if (!hasAccounts && settings.Auth is { FirstRunLinks: false, ApiKeys: [], Oidc: null })
        {
            ops.Section("Auth").Fault("FirstRunLinks",
                "is false, and there is no account, no key in ApiKeys and no Oidc: nobody could sign in. Set it to " +
                "true or add one of them.");
        }
        ops.RefuseUnknown();
        serilog.RefuseUnknown();
        return (settings, [.. ops.Faults, .. serilog.Faults]);
    }

    private static ImmutableArray<string> ReadUrls(SettingsReader ops)
    {
        string text = ops.Text("Urls", "http://127.0.0.1:5080");
        string[] urls = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (urls.Length == 0)
            ops.Fault("Urls", "is empty; it must be one or more addresses such as http://127.0.0.1:5080, separated " +
                "by semicolons.");
        foreach (string url in urls)
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? parsed) || parsed.Scheme != Uri.UriSchemeHttp
                || parsed.AbsolutePath != "/")
                ops.Fault("Urls", $"\"{url}\" must be an address such as http://127.0.0.1:5080.");
            else if (!IsLoopback(parsed))
                ops.Fault("Urls", $"\"{url}\" can be reached from other machines; it must be 127.0.0.1, [::1] or " +
                    "localhost.");
        }
        return [.. urls];
    }

    private static bool IsLoopback(Uri url) =>
        url.Host == "localhost" || (
            IPAddress.TryParse(url.Host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address));

    private static SessionSettings ReadSession(SettingsReader session)
    {
        string scenario = session.Text("Scenario", "quiet-day");
        if (scenario.Length is 0 or > NameLength)
            session.Fault("Scenario", $"\"{scenario}\" must be the id of a scenario of the library, e.g. quiet-day.");
        return new SessionSettings(
            scenario, session.TextOrNull("Preset"), session.Seed("Seed", 1), (int)session.Integer("Speed", 1, 1, 60));
    }

    private static PipelineSettings ReadPipeline(SettingsReader pipeline, RuleBook rules, GateLimitBook gates)
    {
        PipelineOptions unset = PipelineOptions.Default;
        long rate = pipeline.Integer("SnapshotsPerSecond", 4, 1, 10);
        var options = new PipelineOptions
        {
            SnapshotInterval = TimeSpan.FromSeconds(1) / rate,
            FeedYellowAfter = ReadSeconds(pipeline, "FeedYellowAfterSeconds", unset.FeedYellowAfter, 0.2m, 60),
            FeedRedAfter = ReadSeconds(pipeline, "FeedRedAfterSeconds", unset.FeedRedAfter, 0.5m, 600),
            Breakers = pipeline.Flag("Breakers", unset.Breakers),
            Rules = rules,
        };
        if (options.FeedYellowAfter <= options.SnapshotInterval && pipeline.IsClean)
        {
            pipeline.Fault(
                "FeedYellowAfterSeconds",
                $"must be longer than the time between two pictures, {options.SnapshotInterval.TotalSeconds} s.");
        }
        if (options.FeedRedAfter <= options.FeedYellowAfter && pipeline.IsClean)
        {
            pipeline.Fault(
                "FeedRedAfterSeconds",
                $"must be longer than FeedYellowAfterSeconds, {options.FeedYellowAfter.TotalSeconds}.");
        }
        return new PipelineSettings(options, pipeline.Flag("TrainingBreakers", false), gates);
    }

    private static ParitySettings ReadParity(SettingsReader parity) => new(
        parity.Choice("Mode", ParitySettings.Default.Mode),
        parity.Choice("TrainingMode", ParitySettings.Default.TrainingMode));

    private static DrillSettings ReadDrill(SettingsReader drill) => new(
        ReadSeconds(drill, "EverySeconds", DrillSettings.Default.Every, 10, 3_600),
        ReadSeconds(drill, "PatienceSeconds", DrillSettings.Default.Patience, 1, 60));

    private static TimeSpan ReadSeconds(SettingsReader at, string name, TimeSpan unset, decimal least, decimal most) =>
        TimeSpan.FromSeconds((double)at.Decimal(name, (decimal)unset.TotalSeconds, least, most));

    private static ControlOptions ReadControl(SettingsReader control)
    {
        var unset = new ControlOptions();
        var options = new ControlOptions
        {
            AckDeadline = ReadSeconds(control, "AckDeadlineSeconds", unset.AckDeadline, 0.1m, 60),
            SlotClearTimeout = ReadSeconds(control, "SlotClearTimeoutSeconds", unset.SlotClearTimeout, 0.001m, 1),
            ReleaseRequestLife = ReadSeconds(control, "ReleaseRequestLifeSeconds", unset.ReleaseRequestLife, 1, 3_600),
            SilenceWindow = ReadSeconds(control, "SilenceWindowSeconds", unset.SilenceWindow, 0.1m, 60),
            DropCopySilence = ReadSeconds(control, "DropCopySilenceSeconds", unset.DropCopySilence, 0.2m, 60),
            ProofDeadline = ReadSeconds(control, "ProofDeadlineSeconds", unset.ProofDeadline, 1, 300),
            RecancelAfter = ReadSeconds(control, "RecancelAfterSeconds", unset.RecancelAfter, 0.2m, 60),
            Recancels = (int)control.Integer("Recancels", unset.Recancels, 0, 8),
            Lease = ReadSeconds(control, "LeaseSeconds", unset.Lease, 0.5m, 60),
            Ramp = RampReader.Read(control.Section("Ramp")),
        };
        if (options.SlotClearTimeout >= options.AckDeadline && control.IsClean)
        {
            control.Fault(
                "SlotClearTimeoutSeconds",
                $"must be shorter than AckDeadlineSeconds, {options.AckDeadline.TotalSeconds}.");
        }
        return options;
    }

    private static string ReadDirectory(SettingsReader storage, string baseDirectory)
    {
        string text = storage.Text("Directory", "data");
        if (string.IsNullOrWhiteSpace(text) || text.Contains('\0'))
        {
            storage.Fault("Directory", "is empty; it must be a folder, absolute or beside the program, e.g. data.");
            return baseDirectory;
        }
        return Path.GetFullPath(text, DataDirectory.Home(baseDirectory));
    }

    private static HttpSettings ReadHttp(SettingsReader http) => new(
        (int)http.Integer("RequestsPerSecond", HttpSettings.Default.RequestsPerSecond, 1, 100_000),
        (int)http.Integer("Burst", HttpSettings.Default.Burst, 1, 100_000),
        (int)http.Integer("SignInsPerMinute", HttpSettings.Default.SignInsPerMinute, 1, 10_000),
        http.Flag("BehindProxy", HttpSettings.Default.BehindProxy));

    private static LoggingSettings ReadLogging(SettingsReader level)
    {
        var overrides = ImmutableDictionary.CreateBuilder<string, LogEventLevel>();
        SettingsReader section = level.Section("Override");
        foreach (string source in section.FreeKeys())
            overrides[source] = section.Choice(source, LogEventLevel.Warning);
        return new LoggingSettings(level.Choice("Default", LogEventLevel.Information), overrides.ToImmutable());
    }
}
