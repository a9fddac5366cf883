using System.Collections.Immutable;
using Ops.Simulator.Scenarios.Reading;

namespace Ops.Simulator.Scenarios.Binding;

/// <summary>Binds the variants.</summary>
internal static class PresetBinder
{
    /// <summary>Binds the list under the key presets.</summary>
    /// <param name="parent">The scenario's mapping.</param>
    /// <param name="session">The session.</param>
    /// <returns>The variants; the first is the default.</returns>
    public static ImmutableArray<PresetSpec> Presets(MapReader parent, SessionSpec session) =>
        [.. parent.Maps("presets", "preset", isRequired: false, most: 50).Select(reader => Preset(reader, session))];

    private static PresetSpec Preset(MapReader reader, SessionSpec session)
    {
        var preset = new PresetSpec(
            reader.Definition("name", "preset"), reader.Text("title"), reader.Text("note"),
            TimelineBinder.Items(reader, session),
            [.. reader.Maps("paths", "fleet.path", isRequired: false, most: 100)
                .Select(path => FleetBinder.Path(path, isNew: false))],
            reader.Map("market", "market", isRequired: false) is { } market ? MarketBinder.Market(market) : null);
        reader.Finish();
        return preset;
    }
}
