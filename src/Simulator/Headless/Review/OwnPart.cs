using System.Collections.Immutable;
using Ops.Simulator.Recording;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless.Review;

/// <summary>
/// Which tasks of a session were whose: a person's are those they did something about, and those nobody did anything
/// about. Whoever only signs what another asks for is not failed for what that other did.
/// </summary>
/// <param name="facts">The log of the whole team.</param>
/// <param name="people">Everybody who acted.</param>
internal sealed class OwnPart(ScoreFacts facts, ImmutableArray<string> people)
{
    private readonly ImmutableArray<CriticalTaskSpec> _tasks = facts.Scenario.Training!.CriticalTasks;

    /// <summary>The part of everybody.</summary>
    /// <returns>One for each, in the order in which they first acted.</returns>
    public IEnumerable<PersonScore> All()
    {
        Judgement[][] judged = [.. people.Select(JudgementsOf)];
        bool[][] acted = [.. people.Select((person, i) => ActedOf(person, judged[i]))];
        bool[] abandoned = [.. _tasks.Select((_, task) => !acted.Any(one => one[task]))];
        return people.Select((person, i) => Of(person, judged[i], task => acted[i][task] || abandoned[task]));
    }

    private Judgement[] JudgementsOf(string person)
    {
        var judge = new TaskJudge(facts with { Person = person });
        return [.. _tasks.Select(judge.Judge)];
    }

    private bool[] ActedOf(string person, Judgement[] judged)
    {
        RecordedAct[] acts = [.. facts.Acts.Where(act => act.Kind == ActorKind.Person && act.Who == person)];
        return [.. _tasks.Select((task, i) => judged[i].Line is not null || IsAbout(task.Check, acts))];
    }

    // what was tried counts too: a stop of the wrong server, a release that was refused
    private static bool IsAbout(TaskCheck check, RecordedAct[] acts) => check switch
    {
        TaskCheck.Contain or TaskCheck.Drain or TaskCheck.Scope or TaskCheck.StopNothing or TaskCheck.Loss =>
            acts.Any(static act => act.Do == "kill"),
        TaskCheck.Order or TaskCheck.NoChangeWhileLive =>
            acts.Any(static act => act.Do == "kill" || TaskJudge.IsChange(act)),
        TaskCheck.NoRelease or TaskCheck.Ceremony =>
            acts.Any(static act => act.Do is "release" or "approve"),
        TaskCheck.Evidence =>
            acts.Any(static act => act.Do is "release" or "approve" || TaskJudge.IsChange(act)),
        _ => false,
    };

    private PersonScore Of(string person, Judgement[] judged, Func<int, bool> isTheirs)
    {
        ImmutableArray<(CriticalTaskSpec Task, Judgement Judgement)> theirs =
            [.. _tasks.Select((task, i) => (task, judged[i])).Where((_, i) => isTheirs(i))];
        ImmutableArray<ScoreRow> rows = ScoreSheet.Of(theirs, HintCost.RowsOf(facts.Acts, person));
        // less than half of what there was to do tells nothing of whoever did it
        bool isTooLittle = 2 * rows.Sum(static row => row.Weight) < Weighed.Sum(static task => task.Weight);
        return new PersonScore
        {
            Person = person, PassMark = facts.Scenario.Training!.PassMark, Rows = rows,
            Score = rows.Sum(static row => row.Points),
            NotJudged = !isTooLittle ? null : HasSigned(person) ? "co-signed, not judged" : "took part, not judged",
        };
    }

    private IEnumerable<CriticalTaskSpec> Weighed =>
        _tasks.Where(static task => task.Check != TaskCheck.Instructor);

    private bool HasSigned(string person) =>
        facts.Acts.Any(act => act.Who == person && act.Do is ("approve" or "approve-limit"));
}
