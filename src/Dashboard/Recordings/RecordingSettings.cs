namespace Ops.Dashboard.Recordings;

/// <summary>What is recorded and for how long it is kept.</summary>
/// <param name="Enabled">Whether sessions are recorded.</param>
/// <param name="MostMegabytes">Size at which one recording ends by itself.</param>
/// <param name="KeepMegabytes">What all recordings together may take: the oldest goes first.</param>
/// <param name="KeepDays">How long a recording is kept.</param>
internal sealed record RecordingSettings(bool Enabled, int MostMegabytes, int KeepMegabytes, int KeepDays)
{
    /// <summary>The settings that hold unless somebody sets others.</summary>
    public static RecordingSettings Default { get; } = new(true, 1_024, 8_192, 90);

    /// <summary>Size at which one recording ends by itself, in bytes.</summary>
    public long MostBytes => MostMegabytes * 1024L * 1024;
}
