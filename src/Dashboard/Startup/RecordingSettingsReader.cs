using Ops.Dashboard.Recordings;

namespace Ops.Dashboard.Startup;

/// <summary>Reads what is recorded and for how long it is kept.</summary>
internal static class RecordingSettingsReader
{
    /// <summary>Reads it.</summary>
    /// <param name="recording">The section Ops:Recording.</param>
    /// <returns>The settings.</returns>
    public static RecordingSettings Read(SettingsReader recording)
    {
        RecordingSettings unset = RecordingSettings.Default;
        var settings = new RecordingSettings(
            recording.Flag("Enabled", unset.Enabled),
            (int)recording.Integer("MostMegabytes", unset.MostMegabytes, 1, 1_000_000),
            (int)recording.Integer("KeepMegabytes", unset.KeepMegabytes, 1, 1_000_000),
            (int)recording.Integer("KeepDays", unset.KeepDays, 1, 36_500));
        if (settings.KeepMegabytes < settings.MostMegabytes && recording.IsClean)
            recording.Fault(
                "KeepMegabytes",
                $"must be at least MostMegabytes, {settings.MostMegabytes}: one recording fits in it.");
        return settings;
    }
}
