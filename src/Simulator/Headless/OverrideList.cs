using System.Collections.Immutable;
using Ops.Simulator.Scenarios.Reading;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless;

/// <summary>Reads what an approval overrides: lines of the release checklist, each with its reason.</summary>
internal static class OverrideList
{
    private static readonly string[] s_lines =
        [.. Enum.GetValues<ReleaseItem>().Select(ReleaseChecklist.Word)];

    /// <summary>Reads them.</summary>
    /// <param name="reader">The action.</param>
    /// <returns>The overrides; none when the key is missing.</returns>
    public static ImmutableArray<ReleaseOverride> Read(MapReader reader)
    {
        var overrides = ImmutableArray.CreateBuilder<ReleaseOverride>();
        foreach ((string name, Place _, Node.Scalar value) in reader.Table("overrides", isRequired: false))
        {
            int line = Array.IndexOf(s_lines, name);
            if (line < 0)
                reader.Report("overrides", $"the checklist has no line {name}", Nearest.Advice(name, s_lines));
            else if (string.IsNullOrWhiteSpace(value.Text) || value.Text.Length > Limits.ReasonLength)
                reader.Report("overrides", $"the reason for {name} has {value.Text.Length} characters",
                    $"say why it may stand, in 1 to {Limits.ReasonLength} characters");
            else
                overrides.Add(new ReleaseOverride((ReleaseItem)line, value.Text));
        }
        return overrides.DrainToImmutable();
    }
}
