using Ops.Dashboard.Recordings;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Sessions;

/// <summary>
/// Where people write down what they did beside the screen, such as whom they told. It goes to the trail and to the
/// recording of the session on screen, and moves nothing.
/// </summary>
/// <param name="stage">The session on screen.</param>
/// <param name="audit">The trail.</param>
/// <param name="time">The clock.</param>
internal sealed class NoteDesk(SessionStage stage, SessionAudit audit, TimeProvider time)
{
    /// <summary>Code of its entries in the trail.</summary>
    public const string Code = "note";

    /// <summary>Writes a note.</summary>
    /// <param name="text">The text.</param>
    /// <param name="by">Who writes.</param>
    /// <returns>What is wrong with the text; null when it is written.</returns>
    public string? Write(string? text, Actor by)
    {
        string note = OneLine.Of(text ?? "").Trim();
        if (note.Length == 0)
            return $"is missing; it must have 1 to {Limits.ReasonLength} characters.";
        if (note.Length > Limits.ReasonLength)
            return $"has {note.Length} characters; it may have {Limits.ReasonLength}.";
        if (stage.Session is not { } session)
            return "has nowhere to go: there is no fleet yet. Write it again in a moment.";
        using SeenScreen look = stage.Look(by);
        ActRecorder.Noted(session.Room, by, note);
        audit.Append(new AuditEntry(WallTime.Now(time), session.Room.Now, by, Code, "fleet", note));
        return null;
    }
}
