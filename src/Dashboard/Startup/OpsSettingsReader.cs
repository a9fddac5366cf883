using System.Collections.Immutable;
using System.Net;
using Ops.Dashboard.Auth;
using Ops.Dashboard.Notify;
using Ops.Dashboard.Sessions;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;
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
        var settings = new OpsSettings(
            ReadUrls(ops),
            ReadSession(ops.Section("Session")),
            ReadPipeline(
                ops.Section("Pipeline"), RuleSettingsReader.Read(ops.Section("Rules")),
                GateLimitReader.Read(ops.Section("GateLimits"))),
            ReadControl(ops.Section("Control")),
            ReadDirectory(ops.Section("Storage"), baseDirectory),
            ReadAuth(ops.Section("Auth")),
            ReadLogging(serilog.Section("MinimumLevel")))
        {
            Recording = RecordingSettingsReader.Read(ops.Section("Recording")),
            Parity = ReadParity(ops.Section("Parity")),
            Notify = NotifySettingsReader.Read(ops.Section("Alarms")),
        };
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
            Lease = ReadSeconds(control, "LeaseSeconds", unset.Lease, 0.5m, 60),
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

    private static AuthSettings ReadAuth(SettingsReader auth)
    {
        bool links = auth.Flag("FirstRunLinks", true);
        int hours = (int)auth.Integer("CookieHours", 12, 1, 168);
        var keys = ImmutableArray.CreateBuilder<ApiKey>();
        foreach (SettingsReader item in auth.List("ApiKeys"))
        {
            ApiKey key = ReadKey(item);
            if (keys.Any(k => k.Name == key.Name))
                item.Fault("Name", $"\"{key.Name}\" is the name of an earlier key; each key must have its own.");
            if (key.Hash.Length > 0 && keys.Any(k => k.Hash.SequenceEqual(key.Hash)))
                item.Fault("Sha256", "is the hash of an earlier key; each key must have its own.");
            keys.Add(key);
        }
        if (!links && keys.Count == 0)
            auth.Fault("FirstRunLinks",
                "is false and there is no key in ApiKeys: nobody could sign in. Set it to true or add a key.");
        return new AuthSettings(links, hours, keys.ToImmutable());
    }

    private static ApiKey ReadKey(SettingsReader item)
    {
        string name = item.Required("Name", $"a name of 1 to {NameLength} characters");
        if (name.Length > NameLength)
            item.Fault("Name", $"has {name.Length} characters; it must have 1 to {NameLength}.");
        string role = item.Required("Role", $"one of {string.Join(", ", Roles.All)}");
        if (role.Length > 0 && !Roles.All.Contains(role))
            item.Fault("Role", $"\"{role}\" must be one of {string.Join(", ", Roles.All)}.");
        string text = item.Required("Sha256", "the SHA-256 of the key in 64 hexadecimal digits");
        ImmutableArray<byte> hash = [];
        if (text.Length == 64 && text.All(char.IsAsciiHexDigit))
            hash = [.. Convert.FromHexString(text)];
        else if (text.Length > 0)
            item.Fault("Sha256", "must be the SHA-256 of the key in 64 hexadecimal digits (its value is not repeated " +
                "here).");
        return new ApiKey(name, role, hash, item.TextOrNull("Person"));
    }

    private static LoggingSettings ReadLogging(SettingsReader level)
    {
        var overrides = ImmutableDictionary.CreateBuilder<string, LogEventLevel>();
        SettingsReader section = level.Section("Override");
        foreach (string source in section.FreeKeys())
            overrides[source] = section.Choice(source, LogEventLevel.Warning);
        return new LoggingSettings(level.Choice("Default", LogEventLevel.Information), overrides.ToImmutable());
    }
}
