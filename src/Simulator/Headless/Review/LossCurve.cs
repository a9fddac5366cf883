using System.Collections.Immutable;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless.Review;

/// <summary>
/// Loss against reaction time: a run of the same seed for every point, each with the smallest sufficient stop at its
/// time. Nothing is estimated: what is still open at the venue, what the price does after the stop and what the unwind
/// then costs differ from the do-nothing run at that second.
/// </summary>
internal static class LossCurve
{
    /// <summary>Points of the curve.</summary>
    public const int Points = 45;

    /// <summary>The longest reaction, in seconds.</summary>
    public const int Longest = 2_700;

    /// <summary>Reaction times, denser where the first seconds count: +1 s to +45 min.</summary>
    /// <param name="most">The longest that makes sense, in seconds.</param>
    /// <returns>Distinct times, rising.</returns>
    public static ImmutableArray<int> Times(int most = Longest)
    {
        var times = ImmutableArray.CreateBuilder<int>(Points);
        for (int i = 0; i < Points; i++)
        {
            int time = 1 + (int)((long)(most - 1) * i * i / ((Points - 1) * (Points - 1)));
            times.Add(i == 0 ? 1 : Math.Max(time, times[^1] + 1));
        }
        return times.MoveToImmutable();
    }

    /// <summary>Makes the curve.</summary>
    /// <param name="scenario">The scenario; it has an incident.</param>
    /// <param name="settings">Variant, seed and end.</param>
    /// <param name="instructor">What the instructor did to the world, in order of time: every point has it; empty for
    /// nothing.</param>
    /// <param name="times">Reaction times in seconds.</param>
    /// <param name="threads">Runs at a time.</param>
    /// <param name="progress">Told the part that is done, 0 to 1, from any thread; null for nobody.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>The points, in the order of the times.</returns>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public static ImmutableArray<CurvePoint> Of(
        Scenario scenario, RunSettings settings, ImmutableArray<ScriptedAction> instructor, ImmutableArray<int> times,
        int threads, Action<double>? progress, CancellationToken cancel)
    {
        if (scenario.Truth is not { } truth)
            throw new ArgumentException($"{scenario.Id} has no incident to be late for.", nameof(scenario));
        var rerun = new Rerun(scenario, settings with { Breakers = false, Parity = ParityMode.Observe });
        MarketTime onset = MarketTime.FromTimeOfDay(truth.Onset);
        var points = new CurvePoint[times.Length];
        Exception? failure = null;
        int next = times.Length;
        int done = 0;
        void Work()
        {
            // the latest stop is the longest run: it is taken first, so that no thread is left with it at the end
            for (int i = Interlocked.Decrement(ref next); i >= 0; i = Interlocked.Decrement(ref next))
            {
                try
                {
                    MarketTime at = onset.AddNanoseconds(times[i] * MarketTime.NanosecondsPerSecond);
                    points[i] = new CurvePoint(
                        times[i], at.ToString(), rerun.Run(CorrectStop.In(instructor, scenario, at), cancel).Outcome);
                    progress?.Invoke((double)Interlocked.Increment(ref done) / times.Length);
                }
                catch (Exception wrong) // a thread's own end: who waits for all of them throws it
                {
                    failure = wrong;
                    return;
                }
            }
        }
        Thread[] workers =
        [
            .. Enumerable.Range(0, Math.Clamp(threads, 1, times.Length)).Select(_ => new Thread(Work)
            {
                // not of the pool, and behind everything else: a control room in this process goes first
                IsBackground = true, Priority = ThreadPriority.BelowNormal, Name = "loss-curve",
            }),
        ];
        foreach (Thread worker in workers)
            worker.Start();
        foreach (Thread worker in workers)
            worker.Join();
        cancel.ThrowIfCancellationRequested();
        return failure is null ? [.. points]
            : throw new InvalidOperationException($"A point of the curve failed: {failure.Message}", failure);
    }
}
