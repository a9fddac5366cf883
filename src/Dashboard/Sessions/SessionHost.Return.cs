using System.Collections.Immutable;
using Ops.Simulator.Recording;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Sessions;

/// <content>Going on from a moment of a session's past.</content>
internal sealed partial class SessionHost
{
    /// <summary>
    /// Makes the running training session anew and brings it to a moment of its past, with what was done until then;
    /// there it stands frozen. What came after stays in the recording of the branch it leaves.
    /// </summary>
    /// <param name="to">Where to.</param>
    /// <param name="acts">What was done until then.</param>
    /// <param name="by">Who goes back.</param>
    /// <param name="name">What the moment is called.</param>
    /// <param name="leaving">Called when it will be done, while the branch that is left is still on screen.</param>
    /// <returns>Null when it stands there, else what is wrong.</returns>
    public async ValueTask<string?> ReturnAsync(
        MarketTime to, ImmutableArray<RecordedAct> acts, Actor by, string name, Action? leaving = null)
    {
        if (Busy is { } busy)
            return busy;
        if (_stage.Session is not { Recipe.Mode: FleetMode.Training } old)
            return "No training session runs; the standing fleet has no past to go back to.";
        if (!old.Room.Acts.IsWhole)
            return $"More than {ActLog.Most} acts were made in this session: it can't be made again exactly.";
        MarketTime from = old.Room.Now;
        string where = $"{by.Name} went back from {from} to {name}, {to}";
        var plan = new ReturnPlan(to, acts)
        {
            Leaving = () =>
            {
                old.Room.Farewell = $"{where}; this branch was left.";
                leaving?.Invoke();
            },
        };
        if (await SwapAsync(old.Recipe.Next(), old, plan) is { } problem)
            return problem;
        _log.LogInformation("{Where}; branch {Branch} goes on", where, old.Recipe.Branch + 1);
        return null;
    }

    // No kill reaches the new world before it is there, or it would stop it in its past; what is on screen stands still
    // and is latched at once, and the new world before anything in it moves.
    private void GoBack(
        SessionRecipe recipe, RunningSession old, KillCarry carry, ReturnPlan plan, Action<IFleetRoom> made)
    {
        IFleetRoom room = _factory.CreateBranch(recipe, old.Room.MadeFrom);
        made(room);
        var session = new RunningSession(recipe, room, ++_epoch, old.Speed, frozen: true);
        _stage.Set(new Stage(old, null, carry) { Returning = session });
        session.GoBack(plan, Changed.Raise, _stop.Token);
        plan.Leaving?.Invoke();
        _stage.Set(new Stage(old, session, carry));
        carry.ReplayInto(room);
        session.Start();
        Remember(recipe);
        PutUp(session);
        Leave(old);
    }
}
