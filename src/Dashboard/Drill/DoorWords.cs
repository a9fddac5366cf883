namespace Ops.Dashboard.Drill;

/// <summary>What doors are called on screen and in answers.</summary>
public static class DoorWords
{
    /// <summary>The word of a door.</summary>
    /// <param name="door">The door.</param>
    /// <returns>The word.</returns>
    public static string Word(this Door door) => door switch
    {
        Door.Button => "button",
        Door.Form => "kill page",
        Door.Api => "HTTP API",
        Door.CommandLine => "command line",
        Door.Breaker => "breaker",
        Door.Watchdog => "watchdog",
        _ => throw new InvalidOperationException($"{door} has no word."),
    };
}
