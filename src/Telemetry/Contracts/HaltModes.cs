namespace Ops.Telemetry.Contracts;

/// <summary>What modes mean.</summary>
public static class HaltModes
{
    /// <summary>Whether a hold of this mode stops the flow: without it the server flows, restricted.</summary>
    /// <param name="mode">The mode.</param>
    /// <returns>True from <see cref="HaltMode.Block"/> on.</returns>
    public static bool Stops(this HaltMode mode) => mode.Strength() >= HaltMode.Block.Strength();

    /// <summary>Where a mode stands on the ladder: the strictest of a server's holds is in force.</summary>
    /// <param name="mode">The mode.</param>
    /// <returns>1 for the weakest to 5 for the strictest.</returns>
    public static int Strength(this HaltMode mode) => mode switch
    {
        HaltMode.Throttle => 1,
        HaltMode.ReduceOnly => 2,
        HaltMode.Block => 3,
        HaltMode.BlockAndCancel => 4,
        HaltMode.Sever => 5,
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "There is no such mode."),
    };

    /// <summary>The mode that an action of a rule's ladder takes.</summary>
    /// <param name="action">The action; above <see cref="LimitAction.Alarm"/>, which takes none.</param>
    /// <returns>The mode.</returns>
    public static HaltMode Of(LimitAction action) => action switch
    {
        LimitAction.Throttle => HaltMode.Throttle,
        LimitAction.ReduceOnly => HaltMode.ReduceOnly,
        LimitAction.Block => HaltMode.Block,
        LimitAction.BlockAndCancel => HaltMode.BlockAndCancel,
        LimitAction.Sever => HaltMode.Sever,
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "An alarm takes no hold."),
    };

    /// <summary>A mode in words.</summary>
    /// <param name="mode">The mode.</param>
    /// <returns>What a server under it is.</returns>
    public static string Words(this HaltMode mode) => mode switch
    {
        HaltMode.Throttle => "throttled",
        HaltMode.ReduceOnly => "reduce only",
        HaltMode.Block => "blocked, open orders stay",
        HaltMode.BlockAndCancel => "blocked, open orders cancelled",
        HaltMode.Sever => "severed from the venue",
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "There is no such mode."),
    };
}
