using System.Collections.Immutable;
using Ops.Simulator.Headless.Ahead;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless.Review;

/// <summary>
/// World and room of a session at the moment from which somebody could act, nobody having acted: what would have come
/// of other acts goes on from here instead of from the morning. Good for one run.
/// </summary>
public sealed class StandingRun : IDisposable
{
    private readonly HeadlessRun _run;
    private readonly RoomMoments _moments;

    private StandingRun(HeadlessRun run, MarketTime at, RoomMoments moments) =>
        (_run, At, _moments) = (run, at, moments);

    /// <summary>Where it stands.</summary>
    internal MarketTime At { get; }

    /// <summary>Makes one.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="settings">How it is run.</param>
    /// <param name="at">The moment.</param>
    /// <param name="plan">How it is tried.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>The run; it stands in the bucket of that moment.</returns>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    internal static StandingRun Make(
        Scenario scenario, RunSettings settings, MarketTime at, AheadPlan plan, CancellationToken cancel) =>
        plan.Try(tried =>
        {
            var run = new HeadlessRun(scenario, settings, [], recordTo: null, tried);
            try
            {
                return new StandingRun(
                    run, run.StandAt(at, _ => cancel.ThrowIfCancellationRequested()), plan.Moments);
            }
            catch
            {
                run.Dispose();
                throw;
            }
        });

    /// <summary>Runs it to its end.</summary>
    /// <param name="actions">What people do, in order of time, none of it before where it stands.</param>
    /// <param name="aim">What is asked of it.</param>
    /// <param name="wall">The real clock.</param>
    /// <param name="progress">Told the part that is done, 0 to 1, now and then; null for nobody.</param>
    /// <returns>What came of it; null when it has to be run from its beginning.</returns>
    internal RunOutcome? GoOn(
        ImmutableArray<ScriptedAction> actions, RunAim aim, TimeProvider wall, Action<double>? progress)
    {
        _run.Give(actions, aim);
        try
        {
            return _run.Run(wall, progress);
        }
        catch (RoomActedException acted)
        {
            _moments.Add(acted.At);
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _run.Dispose();
}
