using System.Collections.Concurrent;
using System.Collections.Immutable;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Scenarios.Reading;
using Ops.Simulator.Scenarios.Variation;

namespace Ops.Simulator.Headless.Evaluation;

/// <summary>
/// The verb evaluate: every incident and benign day over many seeds, with breakers, held against what is true. Each run
/// is single-threaded and depends on nothing but its inputs; several run at a time.
/// </summary>
/// <param name="console">Where it speaks.</param>
/// <param name="library">The library.</param>
/// <param name="wall">The real clock.</param>
internal sealed class EvaluateVerb(HeadlessConsole console, ScenarioLibrary library, TimeProvider wall)
{
    /// <summary>Runs the evaluation.</summary>
    /// <param name="request">What the command line asks for.</param>
    /// <returns>0 when every goal is reached, 1 when one is missed or a file is wrong, 2 for a wrong command
    /// line.</returns>
    public int Execute(EvaluateRequest request)
    {
        ScenarioLibrary from = request.Scenarios is { } directory ? new ScenarioLibrary(directory) : library;
        if (request.Scenarios is { } named && !Directory.Exists(named))
            return console.Wrong($"--scenarios {named}: there is no such directory.");
        if (!from.Errors.IsEmpty)
            return console.Refuse(from.Errors);
        if (Unknown(request, from) is { } wrong)
            return console.Wrong(wrong);
        if (request.Report is { } file && ReportWriter.Unwritable(file) is { } why)
            return console.Wrong(why);
        ImmutableArray<EvaluationCase> cases = Cases(request, from);
        if (cases.IsEmpty)
            return console.Wrong("No scenario is left to evaluate; change --only or --kind.");
        EvaluationReport report = console.WithProgress(
            progress => Evaluate(cases, Seeds(request), wall, progress, request.Vary));
        new EvaluationTable(console.Output).Write(report);
        if (request.Report is { } path && !console.TryWrite(report, path))
            return ExitStatus.Refused;
        return report.MissedGoals.IsEmpty ? ExitStatus.Done : ExitStatus.Refused;
    }

    /// <summary>Runs all seeds of all cases.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="seeds">Seeds for each.</param>
    /// <param name="wall">The real clock.</param>
    /// <param name="progress">Told the part that is done; null for nobody.</param>
    /// <param name="vary">How far each run departs from its scenario's file.</param>
    /// <returns>The report.</returns>
    internal static EvaluationReport Evaluate(
        ImmutableArray<EvaluationCase> cases, ImmutableArray<ulong> seeds, TimeProvider wall,
        Action<double>? progress, Difficulty vary = Difficulty.AsWritten)
    {
        long began = wall.GetTimestamp();
        (EvaluationCase Case, ulong Seed)[] jobs = [.. cases.SelectMany(what => seeds.Select(seed => (what, seed)))];
        var results = new ConcurrentDictionary<(string Id, ulong Seed), SeedResult>();
        var untouched = new UntouchedRuns();
        int done = 0;
        var degree = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.ForEach(Partitioner.Create(jobs, EnumerablePartitionerOptions.NoBuffering), degree, job =>
        {
            results[(job.Case.Id, job.Seed)] = Run(Varied(job.Case, vary, job.Seed), job.Seed, untouched, wall);
            int so = Interlocked.Increment(ref done);
            lock (jobs)
                progress?.Invoke((double)so / jobs.Length);
        });
        ImmutableArray<CaseResult> rows =
            [.. cases.Select(what => CaseResult.Of(what, [.. seeds.Select(seed => results[(what.Id, seed)])]))];
        return EvaluationReport.Of(rows, seeds[0], wall.GetElapsedTime(began));
    }

    private static SeedResult Run(EvaluationCase what, ulong seed, UntouchedRuns untouched, TimeProvider wall)
    {
        var settings = new RunSettings(what.Preset, seed, Until: null, Breakers: true, what.Parity);
        using var run = new HeadlessRun(what.Scenario, settings, []);
        RunOutcome outcome = run.Run(wall, progress: null);
        LedgerReport? alone = what.IsBenign ? null : untouched.Of(what.Scenario, settings);
        return new SeedJudge(what, seed, outcome, alone).Judge();
    }

    private static EvaluationCase Varied(EvaluationCase what, Difficulty vary, ulong seed) => what with
    {
        Scenario = ScenarioVariator.Vary(what.Scenario, vary, seed, decoys: false).Scenario
            ?? throw new InvalidOperationException($"{what.Id} can't be varied with seed {seed}."),
    };

    private static ImmutableArray<ulong> Seeds(EvaluateRequest request) =>
        [.. Enumerable.Range(0, request.Seeds).Select(i => request.FirstSeed + (ulong)i)];

    private static ImmutableArray<EvaluationCase> Cases(EvaluateRequest request, ScenarioLibrary from) =>
    [
        .. from.Summaries
            .Where(summary => request.Only.IsEmpty || request.Only.Contains(summary.Id))
            .Select(summary => from.Load(summary.Id).Scenario!)
            .Where(static scenario => scenario.Recorded is null) // a recorded file has one course, whatever the seed
            .SelectMany(EvaluationCase.Of)
            .Where(what => request.Kind == "all" || what.IsBenign == (request.Kind == "benign")),
    ];

    private static string? Unknown(EvaluateRequest request, ScenarioLibrary from)
    {
        ImmutableArray<string> known = [.. from.Summaries.Select(static item => item.Id)];
        string? stranger = request.Only.FirstOrDefault(id => !known.Contains(id));
        return stranger is null
            ? null : $"--only {stranger}: there is no such scenario; {Nearest.Advice(stranger, known)}.";
    }
}
