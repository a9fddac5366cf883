using System.Globalization;

namespace Ops.Telemetry.Contracts;

/// <summary>When a silent loop is an alarm, and when it is a halt.</summary>
public sealed record BlindnessOptions
{
    /// <summary>Silence of the loop that raises the alarm.</summary>
    public TimeSpan AlarmAfter { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Silence of the loop that halts the fleet; null never does.</summary>
    public TimeSpan? HaltAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>What is done, in a sentence.</summary>
    public string Words =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"A pipeline that has been silent for {AlarmAfter.TotalSeconds:0.##} s is an alarm; ") +
        (HaltAfter is { } after
            ? string.Create(
                CultureInfo.InvariantCulture, $"after {after.TotalSeconds:0.##} s the watchdog halts every server.")
            : "nothing is halted for it.");

    /// <summary>Checks every value.</summary>
    /// <returns>Each fault with its key and what would be right.</returns>
    public IReadOnlyList<string> Validate()
    {
        var faults = new List<string>();
        if (AlarmAfter <= TimeSpan.Zero)
            faults.Add($"{nameof(AlarmAfter)} is {AlarmAfter}; it must be above 0.");
        if (HaltAfter < AlarmAfter)
            faults.Add($"{nameof(HaltAfter)} is {HaltAfter}; it must not be shorter than {nameof(AlarmAfter)}.");
        return faults;
    }
}
