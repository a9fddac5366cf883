using Ops.Simulator.Scenarios.Reading;

namespace Ops.Simulator.Scenarios.Binding;

/// <summary>Binds a document to a <see cref="Scenario"/> and checks its parts against each other.</summary>
internal static class ScenarioBinder
{
    /// <summary>Binds the root of a document.</summary>
    /// <param name="root">The root.</param>
    /// <param name="id">The scenario's id.</param>
    /// <param name="directory">Directory of its data files.</param>
    /// <param name="errors">Where errors go; the result is of use only when there is none.</param>
    /// <param name="trace">Where keys are noted.</param>
    /// <param name="confined">Whether data files must lie in that directory.</param>
    /// <returns>The scenario.</returns>
    public static Scenario Bind(
        Node root, string id, string directory, ErrorList errors, ShapeTrace trace, bool confined)
    {
        var names = new NameBook(errors);
        var reader = new MapReader(root, "scenario", new BindingContext(errors, names, trace, confined));
        SessionSpec session = SessionBinder.Session(reader.Map("session", "session", isRequired: true));
        UniverseSpec universe = MarketBinder.Universe(reader.Map("universe", "universe", isRequired: true));
        var scenario = new Scenario
        {
            Id = id,
            Title = reader.Text("title"),
            Date = reader.Date("date"),
            Zone = reader.Text("zone"),
            Teaches = reader.Text("teaches"),
            Sources = reader.Texts("sources"),
            Uncertainties = reader.Texts("uncertainties"),
            Calibration = reader.Texts("calibration"),
            Session = session,
            Universe = universe,
            Market = MarketBinder.Market(reader.Map("market", "market", isRequired: true)),
            Venue = MarketBinder.Venue(reader.Map("venue", "venue", isRequired: true)),
            Fleet = FleetBinder.Fleet(reader.Map("fleet", "fleet", isRequired: true), session),
            ClientFlow = FlowBinder.ClientFlow(
                reader.Maps("clientFlow", "clientFlow", isRequired: false, most: 100), session, Count(universe)),
            Recorded = FlowBinder.Recorded(reader.Map("recorded", "recorded", isRequired: false), session, directory),
            Timeline = TimelineBinder.Items(reader, session),
            Presets = PresetBinder.Presets(reader, session),
            Unwind = MarketBinder.Unwind(reader.Map("unwind", "unwind", isRequired: false)),
            Limits = LimitsBinder.Limits(
                reader.Maps("limits", "limits", isRequired: false, LimitsBinder.MostItems)),
            Truth = TruthBinder.Truth(reader.Map("truth", "truth", isRequired: false), session),
            Training = TruthBinder.Training(reader.Map("training", "training", isRequired: false), session),
            Currency = reader.OptionalText("currency") ?? "USD",
            Record = RecordBinder.Record(reader.Map("record", "record", isRequired: false)),
        };
        reader.Finish();
        names.Resolve();
        CheckFlow(reader);
        TruthBinder.CheckBeginning(reader, scenario);
        return scenario;
    }

    /// <summary>A run has one source of orders.</summary>
    private static void CheckFlow(MapReader reader)
    {
        if (reader.IsMapping && reader.Has("clientFlow") == reader.Has("recorded"))
        {
            bool both = reader.Has("recorded");
            reader.Report(
                "recorded",
                both ? "there is simulated and recorded flow" : "nothing sends an order",
                "declare either clientFlow or recorded");
        }
    }

    private static int Count(UniverseSpec universe) =>
        Math.Min(Telemetry.Model.Limits.MaxSymbols, universe.Symbols.Length + universe.Classes.Sum(item => item.Count));
}
