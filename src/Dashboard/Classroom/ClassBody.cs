using Ops.Dashboard.Api;

namespace Ops.Dashboard.Classroom;

/// <summary>A class session, as GET /api/sessions has it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What it is called.</param>
/// <param name="State">preparing, running, frozen, over, or ended.</param>
/// <param name="Scenario">Its scenario.</param>
/// <param name="Preset">Its preset; null for none.</param>
/// <param name="Seed">Its seed, as text because it may have 64 bits.</param>
/// <param name="OpenedBy">Who opened it.</param>
/// <param name="OpenedAt">When; real time, UTC.</param>
/// <param name="EndedBy">Who ended it; null while it runs.</param>
/// <param name="EndedAt">When; real time, UTC; null while it runs.</param>
/// <param name="Path">Where its pages and its API are; null when it has ended.</param>
/// <param name="Debrief">Where its debrief is; null while it runs.</param>
/// <param name="Now">What its world is doing; null when it has ended.</param>
/// <param name="Seats">Its seats.</param>
internal sealed record ClassBody(
    string Id, string Title, string State, string Scenario, string? Preset, string Seed, string OpenedBy,
    string OpenedAt, string? EndedBy, string? EndedAt, string? Path, string? Debrief, TrainingNowBody? Now,
    IReadOnlyList<ClassBody.SeatBody> Seats)
{
    private const string Time = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>From one that runs.</summary>
    /// <param name="room">The session.</param>
    /// <param name="mount">Where the main room is mounted.</param>
    /// <returns>The body.</returns>
    public static ClassBody From(ClassRoom room, PathString mount)
    {
        return From(room.Record, room.Word, mount) with
        {
            Path = $"{mount}{ClassSessions.Mount}/{room.Record.Session}/",
            Debrief = null,
            Now = TrainingNowBody.From(room.State),
            Seats = [.. room.Record.Seats.Select(seat =>
                new SeatBody(seat.Name, seat.Role, room.Seats.StateOf(seat.Name)))],
        };
    }

    /// <summary>From one that has ended.</summary>
    /// <param name="past">What it was.</param>
    /// <param name="mount">Where the main room is mounted.</param>
    /// <returns>The body.</returns>
    public static ClassBody From(ClassRecord past, PathString mount) => From(past, "ended", mount);

    private static ClassBody From(ClassRecord record, string state, PathString mount) => new(
        record.Session, record.Title, state, record.Scenario, record.Preset, record.Seed.ToString(), record.OpenedBy,
        record.OpenedAt.UtcDateTime.ToString(Time), record.EndedBy, record.EndedAt?.UtcDateTime.ToString(Time), null,
        $"{mount}{ClassSessions.Mount}/{record.Session}/debrief", null,
        [.. record.Seats.Select(static seat => new SeatBody(seat.Name, seat.Role, "ended"))]);

    /// <summary>A seat.</summary>
    /// <param name="Name">Whose.</param>
    /// <param name="Role">Its role in the session.</param>
    /// <param name="State">free, signed-in, at-the-screen, or ended.</param>
    internal sealed record SeatBody(string Name, string Role, string State);
}
