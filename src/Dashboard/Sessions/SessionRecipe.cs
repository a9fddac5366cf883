using System.Text.Json.Serialization;
using Ops.Simulator;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Sessions;

/// <summary>All that is needed to make a session again.</summary>
/// <param name="Realm">Whose holds it has: live for the standing fleet, the session's own id for training.</param>
/// <param name="Mode">Standing fleet or training.</param>
/// <param name="Scenario">Id of its scenario.</param>
/// <param name="Preset">Name of its preset; null for the scenario's default.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="StartedBy">Who started it.</param>
/// <param name="StartedAt">When.</param>
internal sealed record SessionRecipe(
    string Realm, FleetMode Mode, string Scenario, string? Preset, ulong Seed, string StartedBy,
    DateTimeOffset StartedAt)
{
    private const string BranchMark = "-b";

    /// <summary>How far it departs from its scenario's file, drawn from its seed.</summary>
    public Difficulty Difficulty { get; init; }

    /// <summary>Counts from 1 how often the session went on from a moment of its past.</summary>
    public int Branch { get; init; } = 1;

    /// <summary>The recipe of the session going on from a moment of its past, with holds and a recording of its
    /// own.</summary>
    /// <returns>The recipe.</returns>
    public SessionRecipe Next() =>
        this with { Branch = Branch + 1, Realm = $"{Root}{BranchMark}{Branch + 1}" };

    /// <summary>What the session is called, whatever its branch.</summary>
    [JsonIgnore]
    public string Root => Branch == 1 ? Realm : Realm[..^$"{BranchMark}{Branch}".Length];

    /// <summary>Realm of the standing fleet.</summary>
    public const string LiveRealm = "live";

    /// <summary>Realm of a training session; its recording and debrief have the same name.</summary>
    /// <param name="now">When it is started.</param>
    /// <param name="scenario">Id of its scenario.</param>
    /// <returns>The realm.</returns>
    public static string TrainingRealm(DateTimeOffset now, string scenario) =>
        $"training-{now:yyyyMMdd'T'HHmmssfff}-{scenario}";
}
