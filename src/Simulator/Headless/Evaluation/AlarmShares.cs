using Ops.Telemetry.Contracts;

namespace Ops.Simulator.Headless.Evaluation;

/// <summary>How alarms divide into priorities; bearable is about 80, 15 and 5 of a hundred.</summary>
/// <param name="Low">Low ones.</param>
/// <param name="Medium">Medium ones.</param>
/// <param name="High">High ones.</param>
internal sealed record AlarmShares(int Low, int Medium, int High)
{
    /// <summary>All of them.</summary>
    public int All => Low + Medium + High;

    /// <summary>Counts.</summary>
    /// <param name="alarms">Their priorities.</param>
    /// <returns>The shares.</returns>
    public static AlarmShares Of(IEnumerable<AlarmPriority> alarms)
    {
        int[] counts = new int[3];
        foreach (AlarmPriority priority in alarms)
            counts[(int)priority]++;
        return new AlarmShares(counts[0], counts[1], counts[2]);
    }

    /// <summary>Adds up.</summary>
    /// <param name="parts">The parts.</param>
    /// <returns>Their sum.</returns>
    public static AlarmShares Sum(IEnumerable<AlarmShares> parts) => parts.Aggregate(
        new AlarmShares(0, 0, 0),
        static (sum, part) => new AlarmShares(sum.Low + part.Low, sum.Medium + part.Medium, sum.High + part.High));
}
