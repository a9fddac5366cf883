using Ops.Simulator;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Sessions;

/// <content>The standing days: one after the other, as long as nobody trains in their place.</content>
internal sealed partial class SessionHost
{
    private SessionRecipe Standing() => _settings.Class?.Recipe ?? new SessionRecipe(
        SessionRecipe.LiveRealm, FleetMode.Live, _settings.Scenario, _settings.Preset, unchecked(_settings.Seed + _day),
        "configuration", _time.GetUtcNow());

    private Pace SpeedOf(SessionRecipe recipe) => recipe.Mode == FleetMode.Live ? _settings.Speed : 1;

    // the first session's run-up, then the watch over the end of each standing day
    private async Task RunAsync(RunningSession first)
    {
        await _swapping.WaitAsync();
        try
        {
            await OnOwnThreadAsync(() => first.RunUp(Changed.Raise, _stop.Token));
        }
        catch (OperationCanceledException)
        {
            return; // stopped during the run-up
        }
        catch (Exception failure) // whatever it is: a session that says nothing would look as if it still came
        {
            _log.LogCritical(failure, "The world of {Scenario} could not be run up", first.Recipe.Scenario);
            first.Fail(failure.Message);
            Changed.Raise();
        }
        finally
        {
            _swapping.Release();
        }
        using var timer = new PeriodicTimer(s_watchPeriod, _time);
        while (await NextAsync(timer))
        {
            if (_stage.Session is not { Recipe.Mode: FleetMode.Live, Room.IsOver: true } over)
                continue;
            _day++;
            _log.LogInformation("The standing day is over; day {Day} starts", _day + 1);
            // whoever has begun to train meanwhile is not sent away by a new day
            if (await SwapAsync(Standing(), over) is not { } problem)
                continue;
            _day--; // the same day is tried again
            _log.LogError("The next day did not start: {Problem}", problem);
        }
    }

    private async Task<bool> NextAsync(PeriodicTimer timer)
    {
        try
        {
            return await timer.WaitForNextTickAsync(_stop.Token);
        }
        catch (OperationCanceledException)
        {
            return false; // the program ends
        }
    }
}
