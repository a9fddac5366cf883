using Ops.Simulator.Scenarios.Reading;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Scenarios.Binding;

/// <summary>Binds what was published of an incident.</summary>
internal static class RecordBinder
{
    private const long MostOrders = 1_000_000_000_000;
    private const decimal MostMoney = 100_000_000_000_000m;

    /// <summary>Binds the record.</summary>
    /// <param name="reader">Its mapping; null when nothing was published.</param>
    /// <returns>The record, or null.</returns>
    public static RecordSpec? Record(MapReader? reader)
    {
        if (reader is null)
            return null;
        var record = new RecordSpec(
            Count(reader, "orders"), Count(reader, "executions"), Count(reader, "shares"),
            Amount(reader, "enteredNotional"), Amount(reader, "executedNotional"), Amount(reader, "loss"),
            reader.Text("note"));
        reader.Finish();
        return record;
    }

    private static long? Count(MapReader reader, string key) =>
        reader.Whole(key, 0, MostOrders, missing: -1) is >= 0 and var count ? count : null;

    private static Money? Amount(MapReader reader, string key) =>
        reader.Number(key, 0, MostMoney, missing: -1) is >= 0 and var amount ? Money.FromDollars(amount) : null;
}
