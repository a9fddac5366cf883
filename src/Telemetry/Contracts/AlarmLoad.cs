namespace Ops.Telemetry.Contracts;

/// <summary>
/// How much the alarms ask of an operator, with what EEMUA 191 calls bearable: about one in ten minutes, a flood from
/// ten.
/// </summary>
/// <param name="NewInTenMinutes">Groups that were raised in the last ten minutes.</param>
/// <param name="MostInTenMinutes">The most in any ten minutes of the shift.</param>
/// <param name="PerHour">Groups raised in the last hour.</param>
/// <param name="Raised">Groups raised since the start.</param>
/// <param name="High">High ones among them.</param>
/// <param name="Medium">Medium ones among them.</param>
/// <param name="Low">Low ones among them.</param>
/// <param name="FloodPercent">Share of the session that was in flood.</param>
/// <param name="Standing">Alarms that stand now.</param>
/// <param name="Forgotten">Alarms that found no room and are only counted.</param>
public sealed record AlarmLoad(
    int NewInTenMinutes, int MostInTenMinutes, int PerHour, long Raised, long High, long Medium, long Low,
    int FloodPercent, int Standing, long Forgotten)
{
    /// <summary>Groups in ten minutes from which alarms are a flood.</summary>
    public const int FloodFrom = 10;

    /// <summary>Groups in ten minutes below which a flood is over.</summary>
    public const int FloodUntil = 5;

    /// <summary>What one operator can bear in ten minutes, over time.</summary>
    public const int Bearable = 1;
}
