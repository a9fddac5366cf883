namespace Ops.Dashboard.Startup;

/// <summary>One thing wrong with the configuration.</summary>
/// <param name="Key">The key as configuration writes it, e.g. Ops:Session:Speed.</param>
/// <param name="Message">What is wrong and what would be right.</param>
internal sealed record SettingsFault(string Key, string Message)
{
    /// <summary>The line printed at start.</summary>
    public override string ToString() => $"{Key}: {Message}";
}
