using Serilog;
using Serilog.Formatting.Compact;

namespace Ops.Dashboard.Startup;

/// <summary>Serilog: a console for people, a rolling compact-JSON file for tools. No secret reaches either.</summary>
internal static class LoggingSetup
{
    private const int FilesKept = 31;
    private const long FileBytes = 64L * 1024 * 1024;

    /// <summary>Replaces the host's logging.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="settings">Levels.</param>
    /// <param name="directory">Folder of the files.</param>
    public static void AddOpsLogging(this WebApplicationBuilder builder, LoggingSettings settings, string directory)
    {
        builder.Logging.ClearProviders();
        builder.Services.AddSerilog(logger =>
        {
            logger.MinimumLevel.Is(settings.Default).Enrich.FromLogContext().Enrich.With(new SecretScrubber());
            foreach ((string source, Serilog.Events.LogEventLevel level) in settings.Overrides)
                logger.MinimumLevel.Override(source, level);
            logger.WriteTo.Console(outputTemplate: "{Timestamp:HH:mm:ss.fff} {Level:u3} " +
                "{Message:lj}{NewLine}{Exception}");
            logger.WriteTo.File(
                new CompactJsonFormatter(), Path.Combine(directory, "ops-.json"), rollingInterval: RollingInterval.Day,
                fileSizeLimitBytes: FileBytes, rollOnFileSizeLimit: true, retainedFileCountLimit: FilesKept);
        });
    }
}
