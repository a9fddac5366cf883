using System.Collections.Immutable;
using Ops.Dashboard.Accounts;
using Ops.Dashboard.Api;
using Ops.Dashboard.Auth;
using Ops.Dashboard.Sessions;
using Ops.Simulator;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Classroom;

/// <summary>Checks what somebody wants to open, with every fault at once.</summary>
/// <param name="rooms">Knows the scenarios.</param>
internal sealed class ClassCheck(IFleetRoomFactory rooms)
{
    /// <summary>Characters of the longest title.</summary>
    public const int LongestTitle = 80;

    /// <summary>Seats a session may have.</summary>
    public const int MostSeats = 24;

    /// <summary>What a form offers: scenarios with a training, each preset for itself.</summary>
    /// <param name="library">The scenarios.</param>
    /// <returns>Value and text of each choice; scenario and preset are in one, divided by a slash.</returns>
    public static IEnumerable<(string Value, string Text)> Offered(IEnumerable<ScenarioSummary> library) =>
        library.Where(static one => one.StartAt is not null).SelectMany(static one =>
            one.Presets.IsDefaultOrEmpty ? [(one.Id, one.Title)]
            : one.Presets.Select(preset => ($"{one.Id}/{preset.Name}", $"{one.Title}: {preset.Title}")));

    /// <summary>Checks it.</summary>
    /// <param name="plan">What was asked for.</param>
    /// <param name="by">Who asks.</param>
    /// <returns>The plan with everything filled in, and what is wrong with it.</returns>
    public (ClassPlan Plan, IReadOnlyList<InputFault> Faults) Run(ClassPlan plan, Actor by)
    {
        var faults = new List<InputFault>();
        if (rooms.Check(plan.Scenario, plan.Preset) is { } wrong)
            faults.Add(new InputFault("scenario", wrong));
        else if (rooms.Library.Any(one => one.Id == plan.Scenario && one.StartAt is null))
            faults.Add(new InputFault("scenario", $"{plan.Scenario} is not offered for training; choose another."));
        string title = string.IsNullOrWhiteSpace(plan.Title)
            ? rooms.Library.FirstOrDefault(one => one.Id == plan.Scenario)?.Title ?? plan.Scenario
            : plan.Title.Trim();
        if (title.Length > LongestTitle || title.Any(char.IsControl))
            faults.Add(new InputFault("title", $"must be 1 to {LongestTitle} characters on one line."));
        ImmutableArray<(string Name, string Role)> seats =
            [.. plan.Seats.Select(static seat => (seat.Name.Trim().ToLowerInvariant(), seat.Role.Trim()))];
        if (by.Kind == ActorKind.Person && seats.All(seat => seat.Name != by.Name))
            seats = seats.Add((by.Name, Roles.Instructor));
        if (seats.Length is 0 or > MostSeats)
            faults.Add(new InputFault("seats", $"must be 1 to {MostSeats}, each with a name and a role."));
        foreach ((string name, string role) in seats)
        {
            if (!AccountNames.IsName(name) && name != by.Name)
                faults.Add(new InputFault("seats", $"\"{name}\" must be {AccountNames.Form}."));
            if (!Roles.All.Contains(role))
                faults.Add(new InputFault(
                    "seats", $"the role \"{role}\" of {name} must be {string.Join(", ", Roles.All)}."));
        }
        foreach (IGrouping<string, (string Name, string)> twice in seats.GroupBy(static seat => seat.Name)
            .Where(static group => group.Count() > 1))
        {
            faults.Add(new InputFault(
                "seats", $"{twice.Key} has {twice.Count()} seats: a release needs two people, and one can't be both."));
        }
        return (plan with { Title = title, Seats = seats }, faults);
    }
}
