using System.Collections.Immutable;
using Ops.Simulator.Recorded;
using Ops.Simulator.Scenarios.Reading;

namespace Ops.Simulator.Scenarios.Binding;

/// <summary>Binds where orders come from: simulated clients or a recorded file.</summary>
internal static class FlowBinder
{
    /// <summary>Binds the streams of client orders.</summary>
    /// <param name="readers">Their mappings.</param>
    /// <param name="session">The session they must lie in.</param>
    /// <param name="symbols">Number of instruments.</param>
    /// <returns>The streams.</returns>
    public static ImmutableArray<ClientFlowSpec> ClientFlow(ImmutableArray<MapReader> readers, SessionSpec session,
        int symbols) =>
        [.. readers.Select(reader => Stream(reader, session, symbols))];

    /// <summary>Binds recorded flow.</summary>
    /// <param name="reader">Its mapping; null when there is none.</param>
    /// <param name="session">The session it must start in.</param>
    /// <param name="directory">Directory of relative files.</param>
    /// <returns>The flow, its file as an absolute path; or null.</returns>
    public static RecordedFlowSpec? Recorded(MapReader? reader, SessionSpec session, string directory)
    {
        if (reader is null)
            return null;
        bool hasHeader = reader.Flag("hasHeader");
        var flow = new RecordedFlowSpec(
            DataFile(reader, directory), hasHeader,
            Column(reader, "orderIdColumn", hasHeader), Column(reader, "timeColumn", hasHeader),
            reader.Choice<RecordedTimeUnit>("timeUnit"), Column(reader, "actionColumn", hasHeader), Actions(reader),
            Column(reader, "quantityColumn", hasHeader), reader.Choice<RecordedQuantity>("quantityIs"),
            reader.Number("quantityUnit", 0.000000000001m, 1_000_000m), Column(reader, "priceColumn", hasHeader),
            reader.Number("priceUnit", 0.000000000001m, 1_000_000m), Column(reader, "sideColumn", hasHeader),
            reader.Text("buyValue"), reader.Text("sellValue"), reader.Reference("ticker", "symbol") ?? "",
            reader.Integer("compression", 1, 10_000, 1), SessionBinder.TimeWithin(reader, "startAt", session));
        reader.Finish();
        if (flow.BuyValue.Length > 0 && flow.BuyValue == flow.SellValue)
            reader.Report("sellValue", $"{flow.SellValue} buys and sells", "give each side its own value");
        if (hasHeader && File.Exists(flow.File))
            CheckHeader(reader, flow);
        return flow;
    }

    /// <summary>A column that the file's header lacks is an error of the scenario, not of a run.</summary>
    private static void CheckHeader(MapReader reader, RecordedFlowSpec flow)
    {
        try
        {
            using TextReader text = RecordedFlowReader.OpenText(flow.File);
            using var lines = new BoundedLines(text);
            List<string> header = lines.TryRead(out string? line) ? CsvRow.Split(line) : [];
            foreach (string column in RecordedColumns.Missing(flow, header).Where(column => column.Length > 0))
                reader.Report("file", $"{flow.File} has no column {column}", Nearest.Advice(column, header));
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            reader.Report("file", $"{flow.File} can't be read: {failure.Message}",
                "name a readable file, plain or gzip");
        }
    }

    private static ClientFlowSpec Stream(MapReader reader, SessionSpec session, int symbols)
    {
        var stream = new ClientFlowSpec(
            reader.Definition("name", "client flow"), reader.References("servers", "server"),
            SessionBinder.TimeWithin(reader, "from", session), SessionBinder.TimeWithin(reader, "to", session),
            reader.Integer("count", 0, 1_000_000, 0), reader.Number("perMinute", 0, 100_000, 0),
            reader.Flag("uShaped", missing: false), reader.References("flags", "flag"),
            reader.Flag("atOpen", missing: false),
            reader.Integer("smallestShares", 1, 1_000_000_000), reader.Integer("largestShares", 1, 1_000_000_000),
            reader.Flag("coverSymbols", missing: false), reader.Flag("sidePerSymbol", missing: false),
            reader.Integer("buyPerMille", 0, 1_000, 500),
            reader.Integer("buySymbols", 0, symbols == 0 ? int.MaxValue : symbols, 0))
        {
            Symbols = reader.References("symbols", "symbol"),
            Classes = reader.References("classes", "class prefix"),
            Limit = reader.OptionalPrice("limit"),
            Weights = Weights(reader),
            LotShares = reader.Integer("lotShares", 1, 1_000_000, 100),
        };
        reader.Finish();
        CheckStream(reader, stream);
        return stream;
    }

    private static void CheckStream(MapReader reader, ClientFlowSpec stream)
    {
        if (!reader.IsMapping)
            return;
        if (reader.Has("from") && reader.Has("to"))
            SessionBinder.NotBefore(reader, "to", stream.To, "from", stream.From);
        if (stream.Count > 0 == stream.PerMinute > 0)
        {
            bool both = stream.Count > 0;
            reader.Report(
                both ? "perMinute" : "count",
                both ? "count and perMinute are both given" : "neither count nor perMinute is given",
                "give either an exact count or a mean rate");
        }
        if (stream.Count > 0 && reader.Has("weights"))
            reader.Report("weights", "weights is given with count", "give perMinute, or drop weights");
        if (reader.Has("largestShares") && stream.LargestShares < stream.SmallestShares)
            reader.Report("largestShares", "largestShares is below smallestShares", "make it the same or more");
        if (stream is { BuySymbols: > 0, SidePerSymbol: false })
            reader.Report("buySymbols", "buySymbols is given without sidePerSymbol",
                "add sidePerSymbol: true, or drop buySymbols");
    }

    private static ImmutableDictionary<string, decimal> Weights(MapReader reader)
    {
        var weights = ImmutableDictionary.CreateBuilder<string, decimal>(StringComparer.Ordinal);
        foreach ((string server, Place at, Node.Scalar value) in reader.Table("weights", isRequired: false))
        {
            reader.Context.Names.Use("server", server, at);
            weights[server] = reader.Number("a weight", value, 0.01m, 100m);
        }
        return weights.ToImmutable();
    }

    private static string DataFile(MapReader reader, string directory)
    {
        string name = reader.Text("file");
        if (name.Length == 0)
            return name;
        if (reader.Context.Confined && name != Path.GetFileName(name))
        {
            reader.Report("file", $"{name} is not beside the scenario",
                "put the file into the scenario's directory and give its name alone");
            return "";
        }
        string path = Path.GetFullPath(name, directory);
        if (!File.Exists(path))
            reader.Report("file", $"there is no file {path}",
                "name a file beside the scenario or give an absolute path");
        return path;
    }

    private static string Column(MapReader reader, string key, bool hasHeader)
    {
        string column = reader.Text(key);
        if (column.Length > 0 && !hasHeader && !byte.TryParse(column, out _))
            reader.Report(key, $"{key} is {column}, but the file has no header",
                "give the column's number, the first is 0, or set hasHeader: true");
        return column;
    }

    private static ImmutableDictionary<string, RecordedAction> Actions(MapReader reader)
    {
        var actions = ImmutableDictionary.CreateBuilder<string, RecordedAction>(StringComparer.Ordinal);
        foreach ((string value, _, Node.Scalar meaning) in reader.Table("actions", isRequired: true))
            actions[value] = reader.Choice<RecordedAction>("an action", meaning);
        if (reader.Has("actions") && !actions.ContainsValue(RecordedAction.New))
            reader.Report("actions", "no action means new",
                "say which value of the action column enters an order, e.g. created: new");
        return actions.ToImmutable();
    }
}
