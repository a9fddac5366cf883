using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Scenarios.Reading;
using Xunit;

namespace Ops.Simulator.Tests.Scenarios;

/// <summary>The published schema says the same as the program that reads the files.</summary>
public sealed class ScenarioSchemaTests
{
    /// <summary>Every kind of mapping once, empty: the binder asks for all keys of a mapping whatever is in
    /// it.</summary>
    private const string Everything = """
        session: {}
        universe: { symbols: [{}], classes: [{}] }
        market: {}
        venue: {}
        unwind: {}
        fleet: { servers: [{}], builds: [{}], paths: [{}], plan: [{}], ledger: [{}] }
        clientFlow: [{}]
        recorded: {}
        timeline: [{ do: deploy }, { do: set-flag }, { do: messages }, { do: firm-stops }, { do: firm-cancels },
          { do: switch-off }, { do: firm-lifts-breakers }, { do: venue-fault }, { do: remark },
          { do: market-volume }, { do: price-shock }, { do: halt }, { do: telemetry-gap }, { do: clock-step },
          { do: control-cut }, { do: gate-fault }, { do: rogue-orders }, { do: drop-copy-gap }]
        record: {}
        presets: [{}]
        limits: [{ steps: [{}] }]
        truth: {}
        training: { criticalTasks: [{}] }
        """;

    private static readonly JsonElement s_schema = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "scenario.schema.json"))).RootElement;

    private static readonly JsonElement s_shapes = s_schema.GetProperty("$defs");

    [Fact]
    public void Schema_OfEveryShape_HasTheKeysThatAreRead()
    {
        var trace = new ShapeTrace();
        ScenarioLoader.Load(Everything, "everything.yaml", trace);

        foreach (
            (string shape, SortedDictionary<string, bool> keys) in trace.Shapes.Where(item => item.Key != "timeline"))
        {
            JsonElement definition = shape == "scenario" ? s_schema : s_shapes.GetProperty(shape);
            Assert.Equal(keys.Keys, Names(definition.GetProperty("properties")).Order(StringComparer.Ordinal));
            Assert.Equal(
                keys.Where(key => key.Value).Select(key => key.Key),
                definition.GetProperty("required").EnumerateArray().Select(key => key.GetString()!)
                    .Order(StringComparer.Ordinal));
            Assert.False(definition.GetProperty("additionalProperties").GetBoolean());
        }
        string[] leaves = ["time", "duration", "name", "text", "price"];
        Assert.Equal(
            trace.Shapes.Keys.Where(shape => shape != "scenario").Order(StringComparer.Ordinal),
            Names(s_shapes).Except(leaves).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Schema_EveryFileOfTheLibraryAndTheExamples_Fits()
    {
        string[] files = [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "scenarios"), "*.yaml"),
            .. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "examples"), "*.yaml")];
        Assert.True(files.Length >= 5);
        foreach (string file in files)
            Assert.Empty(FaultsOf(File.ReadAllText(file)));
    }

    // 4.6 is no multiple of 0.0001 in binary fractions, in which most validators count
    [Fact]
    public void Schema_AsksForNoStepThatValidatorsCountDifferently() =>
        Assert.DoesNotContain("multipleOf", s_schema.GetRawText());

    [Fact]
    public void Schema_BoundsEveryNumber() => Assert.All(
        Numbers(s_schema), number => Assert.True(
            number.TryGetProperty("minimum", out _) && number.TryGetProperty("maximum", out _), number.GetRawText()));

    [Theory]
    [InlineData("zone: ET", "zone: [ET]")]
    [InlineData("zone: ET", "zoen: ET")]
    [InlineData("ackMean: ", "ackMean: 5 # ")]
    [InlineData("open: \"09:30:00\"", "open: 9:30")]
    [InlineData("logic: slice", "logic: dice")]
    [InlineData("uShaped: true", "uShaped: 1")]
    public void Schema_AFaultyFile_DoesNotFit(string right, string wrong)
    {
        string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "scenarios", "quiet-day.yaml"));
        Assert.Contains(right, text);

        Assert.NotEmpty(FaultsOf(text.Replace(right, wrong)));
    }

    private static IEnumerable<JsonElement> Numbers(JsonElement schema) => schema.ValueKind switch
    {
        JsonValueKind.Object when schema.TryGetProperty("type", out JsonElement type)
            && type.ValueKind == JsonValueKind.String && type.GetString() is "number" or "integer" => [schema],
        JsonValueKind.Object => schema.EnumerateObject().SelectMany(static field => Numbers(field.Value)),
        JsonValueKind.Array => schema.EnumerateArray().SelectMany(Numbers),
        _ => [],
    };

    private static List<string> FaultsOf(string text)
    {
        var errors = new ErrorList("x.yaml");
        Node root = NodeComposer.Compose(text, errors)!;
        var faults = new List<string>();
        Check(root, s_schema, "", faults);
        return faults;
    }

    private static void Check(Node node, JsonElement schema, string at, List<string> faults)
    {
        if (schema.TryGetProperty("$ref", out JsonElement reference))
            Check(node, s_shapes.GetProperty(reference.GetString()!["#/$defs/".Length..]), at, faults);
        else if (schema.TryGetProperty("oneOf", out JsonElement choices) && !schema.TryGetProperty("properties", out _))
            CheckChoice(node, choices, at, faults);
        else if (node is Node.Mapping map)
            CheckMapping(map, schema, at, faults);
        else if (node is Node.Sequence list && TypeOf(schema) == "array")
            list.Items.ToList().ForEach(item => Check(item, schema.GetProperty("items"), at + "[]", faults));
        else if (node is not Node.Scalar scalar || !Fits(scalar, schema))
            faults.Add($"{at} in line {node.Place.Line}");
    }

    private static void CheckChoice(Node node, JsonElement choices, string at, List<string> faults)
    {
        int fitting = choices.EnumerateArray().Count(choice =>
        {
            var own = new List<string>();
            Check(node, choice, at, own);
            return own.Count == 0;
        });
        if (fitting != 1)
            faults.Add($"{at} in line {node.Place.Line} fits {fitting} of its choices");
    }

    private static void CheckMapping(Node.Mapping map, JsonElement schema, string at, List<string> faults)
    {
        if (TypeOf(schema) != "object")
            faults.Add($"{at} is a mapping");
        bool hasProperties = schema.TryGetProperty("properties", out JsonElement properties);
        foreach (Node.Entry entry in map.Entries)
        {
            if (hasProperties && properties.TryGetProperty(entry.Key, out JsonElement property))
                Check(entry.Value, property, $"{at}.{entry.Key}", faults);
            else if (hasProperties)
                faults.Add($"{at}.{entry.Key} is unknown");
            else
                Check(entry.Value, schema.GetProperty("additionalProperties"), $"{at}.{entry.Key}", faults);
        }
        if (!schema.TryGetProperty("required", out JsonElement required))
            return;
        foreach (string? key in required.EnumerateArray().Select(key => key.GetString()))
        {
            if (!map.Entries.Any(entry => entry.Key == key))
                faults.Add($"{at}.{key} is missing");
        }
    }

    private static bool Fits(Node.Scalar scalar, JsonElement schema)
    {
        if (schema.TryGetProperty("const", out JsonElement only))
            return scalar.Text == only.GetString();
        if (schema.TryGetProperty("enum", out JsonElement values))
            return values.EnumerateArray().Any(value => value.GetString() == scalar.Text);
        if (schema.TryGetProperty("pattern", out JsonElement pattern)
            && !Regex.IsMatch(scalar.Text, pattern.GetString()!))
            return false;
        bool isNumber = decimal.TryParse(scalar.Text, CultureInfo.InvariantCulture, out decimal number)
            && !scalar.IsQuoted;
        return TypeOf(schema) switch
        {
            "string" => scalar.Text.Length > 0,
            "boolean" => !scalar.IsQuoted && scalar.Text is "true" or "false",
            "integer" => isNumber && decimal.IsInteger(number) && InRange(number, schema),
            "number" => isNumber && InRange(number, schema),
            "any" => true,
            _ => false,
        };
    }

    private static bool InRange(decimal number, JsonElement schema) =>
        (!schema.TryGetProperty("minimum", out JsonElement least) || number >= least.GetDecimal()) &&
        (!schema.TryGetProperty("maximum", out JsonElement most) || number <= most.GetDecimal());

    private static string TypeOf(JsonElement schema) =>
        !schema.TryGetProperty("type", out JsonElement type) || type.ValueKind == JsonValueKind.Array ? "any"
            : type.GetString()!;

    private static IEnumerable<string> Names(JsonElement item) =>
        item.EnumerateObject().Select(property => property.Name);
}
