using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Views;

/// <summary>The page of parity.</summary>
/// <param name="Mode">What a finding leads to, in a sentence.</param>
/// <param name="HasPlan">Whether there is a plan to compare with.</param>
/// <param name="Flags">The columns: every flag somebody speaks of.</param>
/// <param name="Rows">The servers.</param>
/// <param name="Findings">What does not agree.</param>
/// <param name="Residue">Messages before the open.</param>
/// <param name="PreOpen">Whether the fleet may open.</param>
/// <param name="LostMessages">Messages that found no room; null for none.</param>
public sealed record ParityView(
    string Mode, bool HasPlan, ViewList<string> Flags, ViewList<ParityRowView> Rows, ViewList<FindingView> Findings,
    ViewList<ResidueView> Residue, PreOpenView PreOpen, string? LostMessages)
{
    /// <summary>From the pictures.</summary>
    /// <param name="picture">Everything.</param>
    /// <param name="fleet">What is measured.</param>
    /// <param name="state">What people have said before the open.</param>
    /// <returns>The view.</returns>
    public static ParityView From(RoomPicture picture, FleetSnapshot fleet, PreOpenState state)
    {
        ParityPicture parity = fleet.Parity;
        string[] flags =
        [
            .. parity.Rows.SelectMany(static row => row.Flags).Select(static flag => flag.Name).Distinct()
                .Order(StringComparer.Ordinal),
        ];
        return new ParityView(
            parity.Mode == ParityMode.Enforce
                ? "Enforced: a server that does not agree is halted until it does, or until two people override it."
                : "Observed: a server that does not agree raises an alarm and flows on.",
            parity.Release.Plan is not null, new(flags),
            new(parity.Rows.Select(row => ParityRowView.From(row, parity, ControlOf(picture, row), flags))),
            FindingView.From(fleet), ResidueView.From(parity, state), PreOpenView.From(parity, state),
            parity.LostMessages == 0 ? null
                : $"{Format.Counted(parity.LostMessages, "message")} found no room among the patterns.");
    }

    private static ServerControl? ControlOf(RoomPicture picture, ParityRow row) =>
        row.Server.Id.Index < picture.Control.Servers.Length ? picture.Control.Servers[row.Server.Id.Index] : null;
}
