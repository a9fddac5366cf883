using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace Ops.Dashboard.Startup;

/// <summary>Serilog: a console for people, a rolling compact-JSON file for tools. No secret reaches either.</summary>
internal static class LoggingSetup
{
    private const int FilesKept = 31;
    private const long FileBytes = 64L * 1024 * 1024;
    private const string ConsoleLine = "{Timestamp:HH:mm:ss.fff} {Level:u3} {Message:lj}{NewLine}{Exception}";

    /// <summary>Replaces the host's logging.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="settings">Levels.</param>
    /// <param name="directory">Folder of the files.</param>
    public static void AddOpsLogging(this WebApplicationBuilder builder, LoggingSettings settings, string directory)
    {
        builder.Logging.ClearProviders();
        // a logger of this host's own: the static one would be shared by every host of the process
        builder.Services.AddSerilog(CreateLogger(settings, directory), dispose: true);
    }

    private static Logger CreateLogger(LoggingSettings settings, string directory)
    {
        LoggerConfiguration logger = new LoggerConfiguration().MinimumLevel.Is(settings.Default)
            .Enrich.FromLogContext().Enrich.With(new SecretScrubber())
            .WriteTo.Console(outputTemplate: ConsoleLine)
            .WriteTo.File(
                new CompactJsonFormatter(), Path.Combine(directory, "ops-.json"), rollingInterval: RollingInterval.Day,
                fileSizeLimitBytes: FileBytes, rollOnFileSizeLimit: true, retainedFileCountLimit: FilesKept);
        foreach ((string source, LogEventLevel level) in settings.Overrides)
            logger.MinimumLevel.Override(source, level);
        return logger.CreateLogger();
    }
}
