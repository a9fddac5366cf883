using System.Collections.Immutable;
using System.Globalization;
using Ops.Simulator.Headless.Ahead;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Contracts;

namespace Ops.Simulator.Headless.Review;

/// <summary>The verbs score, counterfactual and curve.</summary>
/// <param name="console">Where they speak.</param>
/// <param name="library">The scenarios it knows by id.</param>
/// <param name="wall">The real clock, for how long they took.</param>
internal sealed class ReviewVerbs(HeadlessConsole console, ScenarioLibrary library, TimeProvider wall)
{
    /// <summary>Scores a recorded session.</summary>
    /// <param name="session">Directory of the recording.</param>
    /// <param name="report">Where the score goes as JSON; null for nowhere.</param>
    /// <returns>The exit status: done also when it is not passed, refused when the recording is damaged.</returns>
    public int Score(string session, string? report)
    {
        if (report is not null && ReportWriter.Unwritable(report) is { } why)
            return console.Wrong(why);
        if (SessionReview.Open(session, out string? fault) is not { } review)
            return Refused(fault!);
        if (!review.CanScore)
            return Refused($"{session}: {review.Header.Scenario} is not offered for training: it has no tasks.");
        ScoreReport score = review.Score();
        TextWriter to = console.Output;
        to.WriteLine($"{score.Title} ({score.Scenario}, seed {score.Seed}) by {string.Join(", ", score.People)}");
        foreach (ScoreRow row in score.Rows)
        {
            to.WriteLine(Text($"  {row.Points,5:0.0} of {row.Most,4:0.0}  {row.Task}: {row.Because}"));
            if (row.Line is { } line)
                to.WriteLine($"                 {line}");
        }
        string passed = score.Passed ? "passed" : "not passed";
        to.WriteLine(Text($"  {score.Score,5:0.0} of  100  in all: {passed} (from {score.PassMark})"));
        to.WriteLine(Text(
            $"  loss {score.Actual.Loss:N0}; if nobody acts {score.Nobody.Loss:N0}, at best {score.Best.Loss:N0}"));
        if (score.EarlyEnd is { } early)
            to.WriteLine($"  {early}");
        foreach (string doubt in score.Doubts)
            console.Errors.WriteLine(doubt);
        bool isTold = report is null || console.TryWrite(score, report);
        return isTold && !review.IsDamaged ? ExitStatus.Done : ExitStatus.Refused;
    }

    /// <summary>What other actions come to, beside what was done and nobody acting.</summary>
    /// <param name="what">Directory of a recorded session, a scenario's id or its file.</param>
    /// <param name="actionsFile">The other actions.</param>
    /// <param name="seed">Seed, where a scenario is named.</param>
    /// <param name="preset">Variant, where a scenario is named.</param>
    /// <param name="report">Where the outcomes go as JSON; null for nowhere.</param>
    /// <returns>The exit status.</returns>
    public int Counterfactual(string what, string actionsFile, ulong seed, string? preset, string? report)
    {
        if (Find(what, seed, preset) is not { } found)
            return ExitStatus.Refused;
        ActionFileResult actions = ActionFile.Load(actionsFile, found.Scenario);
        if (!actions.Errors.IsEmpty)
            return console.Refuse(actions.Errors);
        if (actions.Actions.Select(action => (action, Wrong: found.Span.Refusal(action.At.TimeOfDay)))
            .FirstOrDefault(static one => one.Wrong is not null) is { Wrong: { } wrong } outside)
            return Refused($"{outside.action.Where}: {wrong}");
        var rerun = new Rerun(found.Scenario, found.Settings, found.Moments);
        long began = wall.GetTimestamp();
        ImmutableArray<ScriptedAction> world = WorldOf(found.Acts);
        Outcome other = rerun.Run(
            [.. actions.Actions.Concat(world).OrderBy(static action => action.At)]).Outcome;
        TimeSpan took = wall.GetElapsedTime(began);
        bool nobody = found.Acts.Length == world.Length && !rerun.NeedsWholeRoom(world); // nor any rule
        Outcome then = nobody ? rerun.Untouched(world) : rerun.Run(found.Acts).Outcome;
        Tell("as it was", then);
        Tell("with these actions", other);
        console.Output.WriteLine(Text(
            $"  difference {other.Loss - then.Loss:N2} of loss, {other.Shares - then.Shares} shares"));
        console.Output.WriteLine(Text($"  {took.TotalSeconds:0.00} s"));
        return report is null || console.TryWrite(new { AsItWas = then, WithTheseActions = other }, report)
            ? ExitStatus.Done : ExitStatus.Refused;
    }

    /// <summary>Loss against the time of reaction.</summary>
    /// <param name="what">Directory of a recorded session, a scenario's id or its file.</param>
    /// <param name="seed">Seed, where a scenario is named.</param>
    /// <param name="preset">Variant, where a scenario is named.</param>
    /// <param name="report">Where the points go as JSON; null for nowhere.</param>
    /// <returns>The exit status.</returns>
    public int Curve(string what, ulong seed, string? preset, string? report)
    {
        if (Find(what, seed, preset) is not { } found)
            return ExitStatus.Refused;
        if (found.Scenario.Truth is not { } truth)
            return Refused($"{found.Scenario.Id} has no incident to be late for.");
        int longest = Math.Clamp(
            (int)(found.Scenario.Session.End - truth.Onset).TotalSeconds, LossCurve.Points, LossCurve.Longest);
        long began = wall.GetTimestamp();
        ImmutableArray<CurvePoint> curve = console.WithProgress(progress => LossCurve.Of(
            found.Scenario, found.Settings, WorldOf(found.Acts), LossCurve.Times(longest), Environment.ProcessorCount,
            progress, CancellationToken.None));
        foreach (CurvePoint point in curve)
        {
            console.Output.WriteLine(Text(
                $"  +{point.Seconds,4} s  {point.At}  {point.Outcome.Loss,18:N2}  {point.Outcome.Shares,12} shares"));
        }
        console.Output.WriteLine(Text(
            $"{curve.Length} runs in {wall.GetElapsedTime(began).TotalSeconds:0.0} s"));
        return report is null || console.TryWrite(curve, report) ? ExitStatus.Done : ExitStatus.Refused;
    }

    // what the instructor of a recorded session did to the world is not for anybody to do otherwise
    private static ImmutableArray<ScriptedAction> WorldOf(ImmutableArray<ScriptedAction> acts) =>
        [.. acts.Where(static action => action is ScriptedAction.Instruct)];

    private Found? Find(string what, ulong seed, string? preset)
    {
        if (Directory.Exists(what))
        {
            if (RecordedSession.Open(what, out string? fault) is not { } session)
            {
                Refused(fault!);
                return null;
            }
            RunSettings settings = RunSettings.Of(session.Recording.Header);
            Scenario course = RealCourse.Of(session.Scenario, settings.Preset, session.Acts);
            return new Found(
                course, settings, new SessionActions(session.Acts).ActionsOf(session.Acts).Actions,
                ActSpan.Of(course, settings, session.Acts), RoomMoments.Of(course, session.Acts));
        }
        ScenarioLoadResult loaded = File.Exists(what) ? ScenarioLoader.LoadFile(what) : library.Load(what);
        if (loaded.Scenario is not { } scenario)
        {
            console.Refuse(loaded.Errors);
            return null;
        }
        if (preset is not null && scenario.Presets.All(item => item.Name != preset))
        {
            Refused($"{scenario.Id} has no preset {preset}.");
            return null;
        }
        var asGiven = new RunSettings(preset, seed, null, Breakers: false, ParityMode.Observe);
        return new Found(scenario, asGiven, [], ActSpan.Of(scenario, asGiven), RoomMoments.Of(scenario, []));
    }

    private void Tell(string what, Outcome outcome) => console.Output.WriteLine(
        Text($"  {what}: loss {outcome.Loss:N2}, {outcome.Shares} shares, ") +
        Text($"{outcome.Stocks} instruments, {outcome.Orders} orders"));

    private int Refused(string sentence)
    {
        console.Errors.WriteLine(sentence);
        return ExitStatus.Refused;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed record Found(
        Scenario Scenario, RunSettings Settings, ImmutableArray<ScriptedAction> Acts, ActSpan Span,
        RoomMoments Moments);
}
