using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Startup;

/// <summary>Reads what a silent measuring side leads to.</summary>
internal static class BlindnessReader
{
    private const string Alarm = "BlindAlarmSeconds";
    private const string Halt = "BlindHaltSeconds";

    /// <summary>Reads it.</summary>
    /// <param name="control">The section of the commanding side.</param>
    /// <returns>The options.</returns>
    public static BlindnessOptions Read(SettingsReader control)
    {
        var unset = new BlindnessOptions();
        var options = new BlindnessOptions
        {
            AlarmAfter = Seconds(control.Decimal(Alarm, (decimal)unset.AlarmAfter.TotalSeconds, 0.5m, 60)),
            HaltAfter = control.Decimal(Halt, (decimal)unset.HaltAfter!.Value.TotalSeconds, 0, 600) is var after
                && after == 0 ? null : Seconds(after),
        };
        if (options.HaltAfter < options.AlarmAfter && control.IsClean)
        {
            control.Fault(
                Halt, $"must not be shorter than {Alarm}, {options.AlarmAfter.TotalSeconds}; 0 halts nothing for it.");
        }
        return options;
    }

    private static TimeSpan Seconds(decimal value) => TimeSpan.FromSeconds((double)value);
}
