using System.Collections.Immutable;
using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Startup;

/// <summary>Reads how what was released starts again.</summary>
internal static class RampReader
{
    /// <summary>Reads it.</summary>
    /// <param name="ramp">The section.</param>
    /// <returns>The options; with faults noted, those that are unset.</returns>
    public static RampOptions Read(SettingsReader ramp)
    {
        var unset = new RampOptions();
        long unknown = ramp.Integer("UnknownOrdersPerSecond", unset.UnknownOrdersPerSecond, 1, 10_000);
        ImmutableArray<RampStage> stages = [.. ramp.List("Stages").Select(Stage)];
        if (stages.IsEmpty)
            return unset with { UnknownOrdersPerSecond = unknown };
        if (stages.Length > RampOptions.MostStages)
            ramp.Fault("Stages", $"has {stages.Length} stages; it may have {RampOptions.MostStages}.");
        for (int i = 1; i < stages.Length; i++)
        {
            if (stages[i].Percent <= stages[i - 1].Percent)
                ramp.Fault("Stages", $"goes from {stages[i - 1].Percent} % to {stages[i].Percent} %; it must rise.");
        }
        if (stages[^1].Percent != 100)
            ramp.Fault("Stages", $"ends at {stages[^1].Percent} %; the last stage must be 100 %.");
        return ramp.IsClean ? new RampOptions { Stages = stages, UnknownOrdersPerSecond = unknown } : unset;
    }

    private static RampStage Stage(SettingsReader stage) => new(
        (int)stage.Integer("Percent", 100, 1, 100),
        TimeSpan.FromSeconds(stage.Integer("Seconds", 30, 1, 3_600)));
}
