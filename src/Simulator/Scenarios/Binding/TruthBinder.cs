using Ops.Simulator.Scenarios.Reading;

namespace Ops.Simulator.Scenarios.Binding;

/// <summary>Binds what is really wrong and how a training session starts.</summary>
internal static class TruthBinder
{
    private static readonly TimeSpan s_farthestMove = TimeSpan.FromHours(4);

    /// <summary>Binds the truth.</summary>
    /// <param name="reader">Its mapping; null on a benign day.</param>
    /// <param name="session">The session.</param>
    /// <returns>The truth, or null.</returns>
    public static TruthSpec? Truth(MapReader? reader, SessionSpec session)
    {
        if (reader is null)
            return null;
        TimeSpan? visible = reader.Has("visibleFrom")
            ? SessionBinder.TimeWithin(reader, "visibleFrom", session) : reader.Time("visibleFrom", isRequired: false);
        TimeSpan? begins = reader.Has("beginsWith")
            ? SessionBinder.TimeWithin(reader, "beginsWith", session) : reader.Time("beginsWith", isRequired: false);
        var truth = new TruthSpec(
            SessionBinder.TimeWithin(reader, "onset", session),
            reader.References("guiltyServers", "server", isRequired: true),
            reader.References("guiltyPaths", "path", isRequired: true),
            reader.Text("cause"), reader.Texts("correctActions", isRequired: true))
        {
            VisibleFrom = visible,
            BeginsWith = begins,
            WaitsFor = reader.OptionalText("waitsFor"),
            GuiltyOrders = reader.Choice<GuiltyOrders>("guiltyOrders", GuiltyOrders.All),
        };
        if (visible > truth.Onset)
            reader.Report("visibleFrom", $"visibleFrom is {visible}", $"it can't be after the onset, {truth.Onset}");
        if (begins > truth.Onset)
            reader.Report("beginsWith", $"beginsWith is {begins}", $"it can't be after the onset, {truth.Onset}");
        reader.Finish();
        return truth;
    }

    /// <summary>What the incident begins with is on the timeline, and what it waits for among the flows.</summary>
    /// <param name="reader">The scenario's mapping.</param>
    /// <param name="scenario">The scenario.</param>
    public static void CheckBeginning(MapReader reader, Scenario scenario)
    {
        if (scenario.Truth?.BeginsWith is { } begins
            && scenario.Timeline.Concat(scenario.Presets.SelectMany(static preset => preset.Timeline))
                .All(item => item.At != begins))
        {
            reader.Report(
                "truth", $"nothing of the timeline happens at {begins}, with which the incident begins",
                "write under beginsWith the time of an item of the timeline");
        }
        if (scenario.Truth is not { WaitsFor: { } flow } truth)
            return;
        if (truth.BeginsWith is null)
        {
            reader.Report("truth", $"the incident waits for {flow} and nothing says what it begins with",
                "write under beginsWith the time of an item of the timeline");
        }
        if (scenario.ClientFlow.All(one => one.Name != flow))
        {
            reader.Report("truth", $"there is no client flow {flow} for which the incident could wait",
                "write under waitsFor the name of a client flow");
        }
    }

    /// <summary>Binds the training.</summary>
    /// <param name="reader">Its mapping; null when it is not offered.</param>
    /// <param name="session">The session.</param>
    /// <returns>The training, or null.</returns>
    public static TrainingSpec? Training(MapReader? reader, SessionSpec session)
    {
        if (reader is null)
            return null;
        var training = new TrainingSpec(
            SessionBinder.TimeWithin(reader, "startAt", session), reader.Texts("cues", isRequired: true),
            [.. reader.Maps("criticalTasks", "training.criticalTask", isRequired: true, most: 50).Select(Task)])
        {
            PassMark = reader.Integer("passMark", 1, 100, TrainingSpec.UsualPassMark),
            Briefing = reader.OptionalText("briefing"),
            Debrief = reader.Texts("debrief", isRequired: false),
            MovesBy = reader.Duration("movesBy", TimeSpan.Zero, s_farthestMove, TimeSpan.Zero),
        };
        reader.Finish();
        return training;
    }

    private static CriticalTaskSpec Task(MapReader reader)
    {
        var task = new CriticalTaskSpec(
            reader.Text("task"), reader.Integer("withinSeconds", 1, 86_400), reader.Integer("weight", 1, 1_000))
        {
            Check = reader.Choice<TaskCheck>("check", TaskCheck.Instructor),
            Cue = reader.OptionalText("cue"),
            Words = reader.Texts("words", isRequired: false),
            Feedback = reader.OptionalText("feedback"),
        };
        if (task.Check == TaskCheck.Diagnose && task.Words.IsEmpty)
            reader.Report("check", "check diagnose has no words", "name under words what a diagnosis says");
        if (task.Check == TaskCheck.Told && task.Words.IsEmpty)
            reader.Report("check", "check told has no words", "name under words who is to be told");
        reader.Finish();
        return task;
    }
}
