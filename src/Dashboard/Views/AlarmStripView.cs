using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Views;

/// <summary>The strip of alarms that stands under every page.</summary>
/// <param name="Rows">The most pressing groups, ten at most.</param>
/// <param name="Head">How many there are, in words.</param>
/// <param name="Trips">Whether one of them is high and waits: it is announced at once.</param>
/// <param name="Sound">The loudest that waits: high, medium, low, or empty.</param>
public sealed record AlarmStripView(ViewList<AlarmRowView> Rows, string Head, bool Trips, string Sound)
{
    /// <summary>From the picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <returns>The strip.</returns>
    public static AlarmStripView From(RoomPicture picture)
    {
        AlarmSnapshot alarms = picture.Alarms;
        AlarmRowView[] real = [.. alarms.Top.Select(group => AlarmRowView.Of(group, picture.Fleet?.Fleet))];
        var rows = new ViewList<AlarmRowView>([.. PhantomOf(picture), .. real]);
        int more = alarms.Groups.Length - real.Length;
        var facts = new List<string>();
        if (alarms.Unacknowledged > 0)
            facts.Add($"{alarms.Unacknowledged} not noted");
        if (more > 0)
            facts.Add($"{more} more on the list");
        if (picture.Listed.Shelved.Length is > 0 and var shelved)
            facts.Add($"{shelved} shelved");
        if (alarms.Suppressed.Length > 0)
            facts.Add($"{alarms.Suppressed.Length} chattering");
        if (alarms.IsFlood)
            facts.Add($"FLOOD: {alarms.Load.NewInTenMinutes} in ten minutes");
        AlarmGroup? loudest = alarms.Groups.Where(static group => group.IsUnacknowledged)
            .MaxBy(static group => group.Priority) ?? picture.Phantom?.Alarm;
        return new AlarmStripView(
            rows, string.Join(" · ", facts), loudest?.Priority == AlarmPriority.High,
            loudest is null ? "" : loudest.Priority.ToString().ToLowerInvariant());
    }

    /// <summary>The earlier object where nothing changed.</summary>
    /// <param name="before">What was drawn last; null for nothing.</param>
    /// <returns>An equal strip.</returns>
    public AlarmStripView Keeping(AlarmStripView? before) =>
        before is null ? this : this == before ? before : this with { Rows = Rows.KeepingEqualOf(before.Rows) };

    // no real alarm waits while it is shown: it stands alone
    private static IEnumerable<AlarmRowView> PhantomOf(RoomPicture picture) =>
        picture.Phantom is { Alarm: { } alarm } phantom
            ? [AlarmRowView.Of(alarm, fleet: null) with { Server = phantom.Status.Server.Name }] : [];
}
