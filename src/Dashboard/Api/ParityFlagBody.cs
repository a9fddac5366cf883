using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Api;

/// <summary>A flag on one server.</summary>
/// <param name="Name">The flag.</param>
/// <param name="On">Its value; null when the server does not speak of it.</param>
/// <param name="Selects">The code path it selects when it is on; null when that is not known.</param>
/// <param name="Title">What people call that path.</param>
/// <param name="Retired">Whether that path was meant never to run again.</param>
/// <param name="PlannedOn">The value asked for; null when the plan does not speak of it.</param>
/// <param name="PlannedSelects">The code path it selects in the planned build.</param>
internal sealed record ParityFlagBody(
    string Name, bool? On, string? Selects, string? Title, bool? Retired, bool? PlannedOn, string? PlannedSelects)
{
    /// <summary>From a flag.</summary>
    /// <param name="flag">The flag.</param>
    /// <returns>The body.</returns>
    public static ParityFlagBody From(ParityFlag flag) => new(
        flag.Name, flag.Value, ParityBody.NameOf(flag.Selects), flag.Selects?.Title, flag.Selects?.Retired,
        flag.Planned, ParityBody.NameOf(flag.PlannedSelects));
}
