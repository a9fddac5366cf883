using System.Globalization;
using Ops.Simulator.Chance;
using Ops.Simulator.Headless.Review;
using Ops.Simulator.Headless.Review.Past;
using Ops.Simulator.Recording;
using Ops.Telemetry.Model;

namespace Ops.Benchmarks;

/// <summary>
/// debrief DIRECTORY: how long a recorded session takes to be read, its memory, how long a seek, and how long it takes
/// to say what another time of its kills would have come to.
/// </summary>
internal static class DebriefBenchmark
{
    private const int Seeks = 500;
    private static readonly string[] s_stops = ["09:30:05", "09:45:00", "10:00:00", "10:14:00"];
    private static readonly string[] s_approvals = ["09:46:30", "09:50:00", "10:00:00", "10:10:00"];
#pragma warning disable RS0030 // a benchmark measures real time: this is its composition root
    private static readonly TimeProvider s_time = TimeProvider.System;
#pragma warning restore RS0030

    /// <summary>Measures one recording.</summary>
    /// <param name="rest">Its directory.</param>
    /// <returns>0 when it was read whole.</returns>
    public static int Run(string[] rest)
    {
        if (rest is not [string directory] || SessionPast.Open(directory, out string? fault) is not { } past)
        {
            Console.Error.WriteLine(rest.Length == 1 ? "It can't be opened." : "usage: debrief DIRECTORY");
            return 2;
        }
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long began = s_time.GetTimestamp();
        past.Read(s_time, CancellationToken.None);
        double read = s_time.GetElapsedTime(began).TotalSeconds;
        long held = GC.GetTotalMemory(forceFullCollection: true) - before;
        (int count, long bytes, TimeSpan step) = past.Kept;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"read in {read:0.0} s: {count} pictures every {step.TotalSeconds} s, {held >> 20} MB held " +
            $"({bytes >> 20} MB by their own count), {past.Events.Length} events"));
        var took = new double[Seeks];
        var chance = new Prng(1);
        for (int i = 0; i < Seeks; i++)
        {
            MarketTime at = past.Start.AddNanoseconds(
                chance.Below(past.End.Nanoseconds - past.Start.Nanoseconds));
            began = s_time.GetTimestamp();
            PastPicture? picture = past.At(at);
            for (ushort server = 0; server < (picture?.Fleet?.Servers.Length ?? 0); server++)
                past.DetailAt(at, new ServerId(server));
            took[i] = s_time.GetElapsedTime(began).TotalMilliseconds;
        }
        Array.Sort(took);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"a seek with every server's detail: median {took[Seeks / 2]:0.0} ms, ") + string.Create(
            CultureInfo.InvariantCulture, $"p99 {took[Seeks * 99 / 100]:0.0} ms"));
        GC.KeepAlive(past);
        WhatIf(directory);
        return past.Fault is null ? 0 : 1;
    }

    // as in the debrief: the session is scored, and runs of it stand ready, before anybody asks
    private static void WhatIf(string directory)
    {
        if (SessionReview.Open(directory, out _) is not { CanScore: true } review
            || review.Acts.All(static act => act.Do != "kill"))
            return;
        review.Score();
        bool releases = review.Acts.Any(static act => act.Do == "release");
        (string moved, string words) = releases ? ("approve", "release was approved") : ("kill", "kills came");
        foreach (string at in releases ? s_approvals : s_stops)
        {
            List<StandingRun> standing = Stand(review);
            RecordedAct[] acts = [.. review.Acts.Select(act => act.Do == moved ? act with { At = at } : act)];
            StandingRun? ready = standing.Where(run => review.CanGoOn(run, acts)).MaxBy(static run => run.At);
            long began = s_time.GetTimestamp();
            Outcome outcome = review.With(acts, ready);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"what if its {words} at {at}: {s_time.GetElapsedTime(began).TotalSeconds:0.00} s, ") +
                string.Create(CultureInfo.InvariantCulture, $"{outcome.Orders} orders, ") +
                $"from {(ready is null ? "the morning" : $"{ready.At}"[..8])}");
            foreach (StandingRun run in standing)
                run.Dispose();
        }
    }

    private static List<StandingRun> Stand(SessionReview review)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        var standing = new List<StandingRun>();
        var told = new List<string>();
        foreach (StandingPlace place in review.Places())
        {
            long began = s_time.GetTimestamp();
            if (review.Stand(place, static () => { }) is { } run)
                standing.Add(run);
            double took = s_time.GetElapsedTime(began).TotalSeconds;
            if (took > 0.01)
                told.Add(string.Create(CultureInfo.InvariantCulture, $"{took:0.0}"));
        }
        long held = (GC.GetTotalMemory(forceFullCollection: true) - before) >> 20;
        string places = string.Join(' ', standing.Select(static run => $"{run.At}"[..8]));
        Console.WriteLine($"runs stand at {places}: made in {string.Join(", ", told)} s, {held} MB");
        return standing;
    }
}
