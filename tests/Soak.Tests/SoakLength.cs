namespace Ops.Soak.Tests;

/// <summary>
/// How long a run is. A brief one has as many faults and acts as a whole one in less time, so that they meet more often
/// and a night tries more seeds. OPS_SOAK_LENGTH says which: whole unless said, or brief.
/// </summary>
internal sealed record SoakLength
{
    private const string Variable = "OPS_SOAK_LENGTH";

    private static readonly SoakLength s_whole = new()
    {
        Run = TimeSpan.FromMinutes(10), Quiet = TimeSpan.FromMinutes(3), FaultsMilliseconds = 385_000,
        DeadCode = TimeSpan.FromMinutes(1), MonkeyOneIn = 20, GoodPeopleOneIn = 8,
        DrillEvery = TimeSpan.FromSeconds(150), PictureEvery = 5, Recipe = "",
    };

    private static readonly SoakLength s_brief = new()
    {
        Run = TimeSpan.FromMinutes(4), Quiet = TimeSpan.FromSeconds(95), FaultsMilliseconds = 115_000,
        DeadCode = TimeSpan.FromSeconds(30), MonkeyOneIn = 7, GoodPeopleOneIn = 3,
        DrillEvery = TimeSpan.FromSeconds(60), PictureEvery = 10, Recipe = $"{Variable}=brief ",
    };

    /// <summary>The length of this process's runs.</summary>
    public static SoakLength Chosen { get; } = Environment.GetEnvironmentVariable(Variable) switch
    {
        null or "" or "whole" => s_whole,
        "brief" => s_brief,
        { } other => throw new InvalidOperationException($"{Variable} is \"{other}\"; it must be whole or brief."),
    };

    /// <summary>Market time of a run.</summary>
    public required TimeSpan Run { get; init; }

    /// <summary>Time without faults at the end, in which everything must come right again.</summary>
    public required TimeSpan Quiet { get; init; }

    /// <summary>Faults begin within this time.</summary>
    public required int FaultsMilliseconds { get; init; }

    /// <summary>For how long, and after how long, orders come for a server with dead code.</summary>
    public required TimeSpan DeadCode { get; init; }

    /// <summary>A monkey acts in one step of so many.</summary>
    public required int MonkeyOneIn { get; init; }

    /// <summary>At the end two people act in one step of so many.</summary>
    public required int GoodPeopleOneIn { get; init; }

    /// <summary>How often the doors are drilled.</summary>
    public required TimeSpan DrillEvery { get; init; }

    /// <summary>Steps from one picture to the next.</summary>
    public required int PictureEvery { get; init; }

    /// <summary>What stands before the line that repeats a run.</summary>
    public required string Recipe { get; init; }
}
