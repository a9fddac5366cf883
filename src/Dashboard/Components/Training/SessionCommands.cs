using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Ops.Dashboard.Auth;
using Ops.Dashboard.Station;
using Ops.Simulator;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Components.Training;

/// <summary>What a page may tell the training console, each time asked whether whoever looks may.</summary>
internal static class SessionCommands
{
    private const string Refused = "Leading a training session needs the role operator, supervisor or instructor; " +
        "one that somebody else started is led by them and by instructors.";

    /// <summary>Starts a session.</summary>
    /// <param name="console">The console.</param>
    /// <param name="authorization">Knows who may what.</param>
    /// <param name="signedIn">Who looks.</param>
    /// <param name="choice">What to start.</param>
    /// <returns>Null when it runs, else why not.</returns>
    public static async Task<string?> StartAsync(
        ITrainingConsole console, IAuthorizationService authorization, Task<AuthenticationState>? signedIn,
            SessionChoice choice)
    {
        if (await LeaderAsync(console, authorization, signedIn) is not { } leader)
            return Refused;
        return await console.StartAsync(choice.Scenario, choice.Preset, choice.Seed, leader, choice.Difficulty);
    }

    /// <summary>Tells the console something else.</summary>
    /// <param name="console">The console.</param>
    /// <param name="authorization">Knows who may what.</param>
    /// <param name="signedIn">Who looks.</param>
    /// <param name="tell">Tells it; its answer is null when done, else why not.</param>
    /// <returns>Null when done, else why not.</returns>
    public static async Task<string?> TellAsync(
        ITrainingConsole console, IAuthorizationService authorization, Task<AuthenticationState>? signedIn,
        Func<Actor, ValueTask<string?>> tell) =>
        await LeaderAsync(console, authorization, signedIn) is { } leader ? await tell(leader) : Refused;

    private static async Task<Actor?> LeaderAsync(
        ITrainingConsole console, IAuthorizationService authorization, Task<AuthenticationState>? signedIn)
    {
        if (signedIn is null)
            return null;
        AuthenticationState state = await signedIn;
        AuthorizationResult may = await authorization.AuthorizeAsync(state.User, null, Policies.CanTrain);
        return may.Succeeded && StationAccess.Leads(state.User, console.State) ? OperatorActor.Of(state.User) : null;
    }
}
