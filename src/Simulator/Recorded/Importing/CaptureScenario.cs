using System.Globalization;
using System.Text;
using System.Text.Json;
using Ops.Simulator.Scenarios;

namespace Ops.Simulator.Recorded.Importing;

/// <summary>Writes the scenario file of a captured file: a fleet whose servers send what the file says.</summary>
/// <param name="format">The file's format.</param>
/// <param name="mapping">How it is read.</param>
/// <param name="survey">What it holds.</param>
/// <param name="servers">Over how many servers its orders are spread.</param>
internal sealed class CaptureScenario(
    CaptureFormat format, RecordedFlowSpec mapping, CaptureSurvey survey, int servers)
{
    private const int ServersOfAGroup = 8;
    private static readonly TimeSpan s_quiet = TimeSpan.FromSeconds(30);

    /// <summary>Market time at which the first row plays.</summary>
    public static TimeSpan PlaysAt { get; } = new(9, 30, 0);

    /// <summary>How long the longest file can last as it is played.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromHours(12);

    /// <summary>How long the file lasts as it is played.</summary>
    public TimeSpan Length => survey.Length / mapping.Compression;

    /// <summary>Writes it.</summary>
    /// <param name="file">Name of the captured file beside the scenario.</param>
    /// <returns>The YAML.</returns>
    public string Text(string file)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            title: {Quoted($"Captured flow: {file}")}
            date: 2012-01-03
            zone: UTC
            teaches: What real order flow looks like on the screens, and that a refused order has no later life.

            sources:
              - {Quoted($"{file}: {format.Title}")}
            uncertainties:
            {Lines([.. format.Notes, "The date is a placeholder; the file's own clock gives distances alone."])}
            calibration:
              - {Quoted($"The flow is played {mapping.Compression} times as fast as recorded, from 09:30:00.")}
              - {Quoted($"Spreading the orders over {servers} servers by a hash of their id is ours.")}

            """);
        Frame(text);
        Flow(text, file);
        return text.ToString().ReplaceLineEndings("\n");
    }

    private void Frame(StringBuilder text)
    {
        TimeSpan close = TimeSpan.FromSeconds(Math.Ceiling((PlaysAt + Length).TotalSeconds)) + s_quiet;
        text.Append(CultureInfo.InvariantCulture, $"""

            session:
              start: "09:29:30"
              preOpen: "09:29:30"
              open: "09:30:00"
              close: "{close:hh\:mm\:ss}"
              end: "{close + s_quiet:hh\:mm\:ss}"

            universe:
              symbols:
                - ticker: {mapping.Ticker}
                  price: {Dollars(survey.FirstPrice.Ticks)}
                  dailyVolume: {Math.Max(100_000, Math.Min(survey.Shares * 20, 1_000_000_000_000))}
                  spreadTicks: {Math.Max(1, survey.FirstPrice.Ticks / 4_000)}
                  depthShares: 300
                  dailyVolatilityBps: 0

            # Prices come from the file; our own flow does not move them.
            market:
              temporaryImpactBps: 0
              healingSeconds: 1
              permanentImpactBps: 0
              maximumMoveBps: 0

            # Only the time of a cancel of ours is used: everything else the file says.
            venue:
              ackMinimum: 1ms
              ackMean: 5ms
              fillMean: 1s
              restingFillMean: 1s
              rejectPerMille: 0
              partialPerMille: 0

            fleet:
              plannedBuild: "recorded"
              servers:

            """);
        for (int server = 1; server <= servers; server++)
        {
            string group = string.Create(CultureInfo.InvariantCulture, $"rack-{(server - 1) / ServersOfAGroup + 1}");
            text.Append(CultureInfo.InvariantCulture,
                $"    - {{ name: rec-{server}, group: {group}, build: \"recorded\" }}\n");
        }
        text.Append("""
              builds:
                - { name: "recorded", defaultPath: as-recorded }
              paths:
                # The recorded orders are sent as they are; this path only names their flow.
                - { name: as-recorded, logic: slice, childShares: 1, childInterval: 1s }

            """);
    }

    private void Flow(StringBuilder text, string file)
    {
        string actions = string.Join(", ", mapping.Actions.OrderBy(one => one.Key, StringComparer.Ordinal)
            .Select(one => $"{Quoted(one.Key)}: {Word(one.Value)}"));
        text.Append(CultureInfo.InvariantCulture, $$"""

            recorded:
              file: {{Quoted(file)}}
              hasHeader: {{(mapping.HasHeader ? "true" : "false")}}
              orderIdColumn: {{Quoted(mapping.OrderIdColumn)}}
              timeColumn: {{Quoted(mapping.TimeColumn)}}
              timeUnit: {{Word(mapping.TimeUnit)}}
              actionColumn: {{Quoted(mapping.ActionColumn)}}
              actions: { {{actions}} }
              quantityColumn: {{Quoted(mapping.QuantityColumn)}}
              quantityIs: {{Word(mapping.QuantityIs)}}
              quantityUnit: {{mapping.QuantityUnit}}
              priceColumn: {{Quoted(mapping.PriceColumn)}}
              priceUnit: {{mapping.PriceUnit}}
              sideColumn: {{Quoted(mapping.SideColumn)}}
              buyValue: {{Quoted(mapping.BuyValue)}}
              sellValue: {{Quoted(mapping.SellValue)}}
              ticker: {{mapping.Ticker}}
              compression: {{mapping.Compression}}
              startAt: "09:30:00"

            training:
              startAt: "09:29:30"
              briefing: >-
                The flow is a real capture and nothing is known to be wrong with it. Watch it. When you are asked to,
                stop one server and prove that it is silent.
              cues:
                - Nothing is wrong with this flow.
              criticalTasks:
                - { task: Stop one server and find the refusals among its last events, withinSeconds: 600, weight: 100,
                    check: instructor }

            """);
    }

    private static string Lines(IEnumerable<string> sentences) =>
        string.Join('\n', sentences.Select(sentence => $"  - {Quoted(sentence)}"));

    private static string Word<T>(T value) where T : struct, Enum =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Dollars(long ticks) =>
        ((decimal)ticks / Telemetry.Model.Price.Scale).ToString("0.0000", CultureInfo.InvariantCulture);
}
