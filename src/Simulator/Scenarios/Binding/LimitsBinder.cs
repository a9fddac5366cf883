using Ops.Simulator.Scenarios.Reading;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Scenarios.Binding;

/// <summary>Binds limits.</summary>
internal static class LimitsBinder
{
    private const decimal MostDollars = 100_000_000_000m;

    /// <summary>Binds both sets of limits.</summary>
    /// <param name="reader">Their mapping; null when there is none.</param>
    /// <returns>The limits, or null.</returns>
    public static LimitsSpec? Limits(MapReader? reader)
    {
        if (reader is null)
            return null;
        var limits = new LimitsSpec(
            Set(reader.Map("perServer", "limits.set", isRequired: false)),
            Set(reader.Map("fleet", "limits.set", isRequired: false)));
        reader.Finish();
        return limits;
    }

    private static ServerLimits? Set(MapReader? reader)
    {
        if (reader is null)
            return null;
        var set = new ServerLimits(
            reader.Integer("ordersPerSecond", 1, 10_000_000), reader.Choice<LimitAction>("ordersPerSecondAction"),
            Dollars(reader, "enteredExposure"), reader.Choice<LimitAction>("enteredExposureAction"),
            Dollars(reader, "lossPerSecond"), reader.Choice<LimitAction>("lossPerSecondAction"),
            Dollars(reader, "loss"), reader.Choice<LimitAction>("lossAction"),
            reader.Integer("warnAtPercent", 1, 100));
        reader.Finish();
        return set;
    }

    private static Money Dollars(MapReader reader, string key) =>
        Money.FromDollars(reader.Number(key, 1m, MostDollars));
}
