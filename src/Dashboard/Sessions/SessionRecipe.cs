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
    /// <summary>Realm of the standing fleet.</summary>
    public const string LiveRealm = "live";

    /// <summary>Realm of a training session; its recording and debrief have the same name.</summary>
    /// <param name="now">When it is started.</param>
    /// <param name="scenario">Id of its scenario.</param>
    /// <returns>The realm.</returns>
    public static string TrainingRealm(DateTimeOffset now, string scenario) =>
        $"training-{now:yyyyMMdd'T'HHmmssfff}-{scenario}";
}
