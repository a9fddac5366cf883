using System.Globalization;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Recording;

/// <summary>Names and units of what is exported.</summary>
/// <param name="header">What was recorded.</param>
internal sealed class EventNames(RecordingHeader header)
{
    /// <summary>Names of the columns, in order.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "market_time", "time_ns", "server", "feed_sequence", "send_sequence", "kind", "order", "parent", "symbol",
        "side", "quantity", "price", "aux",
    ];

    /// <summary>Name of an event's server.</summary>
    /// <param name="item">The event.</param>
    /// <returns>The name; its number where the header knows none.</returns>
    public string Server(in OrderEvent item) => item.ServerIndex < header.Servers.Length
        ? header.Servers[item.ServerIndex] : item.Server.ToString();

    /// <summary>Ticker of an event's instrument.</summary>
    /// <param name="item">The event.</param>
    /// <returns>The ticker; its number where the header knows none.</returns>
    public string Symbol(in OrderEvent item) => (uint)item.SymbolIndex < (uint)header.Symbols.Length
        ? header.Symbols[item.SymbolIndex] : item.Symbol.ToString();

    /// <summary>When an event happened: date and time of the market, to the nanosecond.</summary>
    /// <param name="item">The event.</param>
    /// <returns>yyyy-MM-ddTHH:mm:ss.fffffffff; hours go on past 24 in a session over midnight.</returns>
    public string Time(in OrderEvent item)
    {
        long seconds = item.TimeNanoseconds / MarketTime.NanosecondsPerSecond;
        long rest = item.TimeNanoseconds % MarketTime.NanosecondsPerSecond;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{header.Date:yyyy-MM-dd}T{seconds / 3600:00}:{seconds / 60 % 60:00}:{seconds % 60:00}.{rest:000000000}");
    }

    /// <summary>Kind of an event.</summary>
    /// <param name="item">The event.</param>
    /// <returns>The word.</returns>
    public static string Kind(in OrderEvent item) => item.Kind.ToString();

    /// <summary>Price in units of money.</summary>
    /// <param name="item">The event.</param>
    /// <returns>The price, exact.</returns>
    public static decimal Price(in OrderEvent item) => (decimal)item.PriceTicks / Telemetry.Model.Price.Scale;
}
