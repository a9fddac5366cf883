using System.Collections.Immutable;

namespace Ops.Telemetry.Contracts;

/// <summary>How what was released starts again.</summary>
public sealed record RampOptions
{
    /// <summary>Most stages.</summary>
    public const int MostStages = 6;

    /// <summary>
    /// The stages, rising to 100 %: 1 to <see cref="MostStages"/>, each 1 s to 1 h of market time. Default 1 % and 10 %
    /// for 30 s each, 100 % for 60 s.
    /// </summary>
    public ImmutableArray<RampStage> Stages { get; init; } =
    [
        new(1, TimeSpan.FromSeconds(30)), new(10, TimeSpan.FromSeconds(30)), new(100, TimeSpan.FromSeconds(60)),
    ];

    /// <summary>
    /// Orders a second that count as usual for a server of which neither its past nor its peers tell. Default 10, 1 to
    /// 10,000.
    /// </summary>
    public long UnknownOrdersPerSecond { get; init; } = 10;

    /// <summary>Checks all values against their ranges and each other.</summary>
    /// <returns>One sentence per fault, each with its key; empty when all is well.</returns>
    public ImmutableArray<string> Validate()
    {
        ImmutableArray<string>.Builder faults = ImmutableArray.CreateBuilder<string>();
        if (UnknownOrdersPerSecond is < 1 or > 10_000)
            faults.Add($"Ramp:UnknownOrdersPerSecond is {UnknownOrdersPerSecond}; it must be from 1 to 10000.");
        if (Stages.IsDefaultOrEmpty || Stages.Length > MostStages)
            faults.Add($"Ramp:Stages must have 1 to {MostStages} stages.");
        int before = 0;
        foreach (RampStage stage in Stages.IsDefault ? [] : Stages)
        {
            if (stage.Percent <= before || stage.Percent > 100)
                faults.Add($"Ramp:Stages:Percent is {stage.Percent}; it must rise from 1 to 100.");
            if (stage.Length < TimeSpan.FromSeconds(1) || stage.Length > TimeSpan.FromHours(1))
                faults.Add($"Ramp:Stages:Seconds is {stage.Length.TotalSeconds}; it must be from 1 to 3600.");
            before = stage.Percent;
        }
        if (before != 100 && !Stages.IsDefaultOrEmpty)
            faults.Add($"Ramp:Stages ends at {before} %; the last stage must be 100 %.");
        return faults.ToImmutable();
    }
}
