namespace Ops.Dashboard.Drill;

/// <summary>Reads what the drills proved.</summary>
public interface IDrillReader
{
    /// <summary>Looks now.</summary>
    /// <returns>The standing.</returns>
    DrillStanding Look();
}
