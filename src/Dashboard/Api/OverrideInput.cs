using System.Collections.Immutable;
using System.Text.Json;
using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Api;

/// <summary>Reads what an approval overrides, from a body or from a form.</summary>
internal static class OverrideInput
{
    private const string FormPrefix = "override-";

    private static readonly ReleaseItem[] s_items = Enum.GetValues<ReleaseItem>();

    /// <summary>Name of a line's field in a form.</summary>
    /// <param name="item">The line.</param>
    /// <returns>The name.</returns>
    public static string FieldOf(ReleaseItem item) => FormPrefix + ReleaseChecklist.Word(item);

    /// <summary>From a form: a field that is blank overrides nothing.</summary>
    /// <param name="form">The form.</param>
    /// <returns>The overrides.</returns>
    public static ImmutableArray<ReleaseOverride> From(IFormCollection form) =>
    [
        .. from item in s_items
           let reason = ((string?)form[FieldOf(item)])?.Trim()
           where !string.IsNullOrEmpty(reason)
           select new ReleaseOverride(item, reason),
    ];

    /// <summary>From a body such as {"overrides": {"orders": "rest by hand"}}.</summary>
    /// <param name="body">The body.</param>
    /// <param name="faults">Takes what is wrong.</param>
    /// <returns>The overrides.</returns>
    public static ImmutableArray<ReleaseOverride> From(JsonElement body, List<InputFault> faults)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            faults.Add(new InputFault("", $"The body is {body.ValueKind}; it must be an object, or be left out."));
            return [];
        }
        var overrides = ImmutableArray.CreateBuilder<ReleaseOverride>();
        foreach ((string name, JsonElement value) in JsonFields.Of(body))
        {
            if (name != "overrides")
                faults.Add(new InputFault(name, "is not a field of this request; it knows overrides."));
            else if (value.ValueKind != JsonValueKind.Object)
                faults.Add(new InputFault("overrides", "must be an object of lines and reasons."));
            else
                overrides.AddRange(JsonFields.Of(value).Select(one => Read(one.Name, one.Value, faults))
                    .OfType<ReleaseOverride>());
        }
        return overrides.DrainToImmutable();
    }

    private static ReleaseOverride? Read(string line, JsonElement reason, List<InputFault> faults)
    {
        string[] known = [.. s_items.Select(ReleaseChecklist.Word)];
        int item = Array.IndexOf(known, line);
        if (item < 0)
            faults.Add(new InputFault(
                "overrides", $"{line} is no line of the checklist: {string.Join(", ", known)}."));
        else if (reason.ValueKind != JsonValueKind.String)
            faults.Add(new InputFault($"overrides.{line}", "must be the reason, as a text."));
        else
            return new ReleaseOverride(s_items[item], JsonFields.TextOf(reason).Trim());
        return null;
    }
}
