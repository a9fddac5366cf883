using System.Globalization;
using System.Text;

namespace Ops.Dashboard.Drill;

/// <summary>What the drills proved, as Prometheus text. Pure.</summary>
internal static class DrillMetrics
{
    /// <summary>Writes it.</summary>
    /// <param name="standing">The standing.</param>
    /// <returns>The text.</returns>
    public static string Write(DrillStanding standing)
    {
        if (standing.State == DrillState.Elsewhere)
            return ""; // no figure: nothing here is to be proven
        var text = new StringBuilder();
        Head(text, "ops_kill_proven", "1 while every door has halted the canary, and not long ago.");
        text.Append(CultureInfo.InvariantCulture,
            $"ops_kill_proven {(standing.State == DrillState.Proven ? 1 : 0)}\n");
        Head(text, "ops_kill_drill_age_seconds", "Age of the last drill; NaN before the first.");
        text.Append(CultureInfo.InvariantCulture,
            $"ops_kill_drill_age_seconds {standing.Age?.TotalSeconds ?? double.NaN}\n");
        Head(text, "ops_door_proven", "1 for a door that halted the canary at its last try.");
        foreach (DoorProof proof in standing.Doors)
            text.Append($"ops_door_proven{{door=\"{proof.Door.Word()}\"}} {(proof.Fault is null ? 1 : 0)}\n");
        Head(text, "ops_door_seconds", "From the press to the acknowledged halt; NaN for a door that failed.");
        foreach (DoorProof proof in standing.Doors)
            text.Append(CultureInfo.InvariantCulture,
                $"ops_door_seconds{{door=\"{proof.Door.Word()}\"}} {proof.Latency?.TotalSeconds ?? double.NaN}\n");
        return text.ToString();
    }

    private static void Head(StringBuilder text, string name, string help) =>
        text.Append($"# HELP {name} {help}\n# TYPE {name} gauge\n");
}
