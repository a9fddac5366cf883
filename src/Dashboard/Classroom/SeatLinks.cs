using Ops.Dashboard.Sessions;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Classroom;

/// <summary>Makes further links for seats: of a session that runs, or of the debrief of one that has ended.</summary>
/// <param name="desk">The class sessions.</param>
/// <param name="debriefs">What is left of those that have ended.</param>
/// <param name="audit">The main room's trail.</param>
/// <param name="time">The clock.</param>
/// <param name="log">The log.</param>
internal sealed class SeatLinks(
    ClassroomDesk desk, SeatDebriefs debriefs, SessionAudit audit, TimeProvider time, ILogger<SeatLinks> log)
{
    private const string ToTheDebrief = "?back=%2Fdebrief";

    /// <summary>Makes one.</summary>
    /// <param name="session">Id of the session.</param>
    /// <param name="seat">Whose seat.</param>
    /// <param name="by">Who asks.</param>
    /// <returns>The token, and where it leads to when not to the fleet; null when there is no such seat.</returns>
    public async Task<string?> MakeAsync(string session, string seat, Actor by)
    {
        ClassRoom? room = desk.Find(session);
        if ((room?.Record ?? desk.FindPast(session)) is not { } record
            || record.Seats.FirstOrDefault(one => one.Name == seat) is not { } found)
            return null;
        string? token = room is not null ? room.LinkFor(found)
            : await debriefs.LinkForAsync(record, seat) is { } made ? made + ToTheDebrief : null;
        if (token is null)
            return null;
        string detail = $"A link for {seat} ({found.Role}){(room is null ? " to the debrief" : "")}.";
        audit.Append(new AuditEntry(WallTime.Now(time), null, by, "class-seat", session, detail));
        log.LogInformation("class-seat {Session} by {By}: {Detail}", session, by.Name, detail);
        return token;
    }
}
