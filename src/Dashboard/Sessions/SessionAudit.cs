using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Sessions;

/// <summary>The trail of whatever session is on screen.</summary>
/// <param name="stage">The session on screen.</param>
internal sealed class SessionAudit(SessionStage stage) : IAuditReader
{
    private static readonly AuditPage s_empty = new([], Next: null);

    /// <inheritdoc/>
    public AuditPage Read(long? before, int count) =>
        Find(new AuditQuery(AuditFilter.All, count) { Before = before });

    /// <inheritdoc/>
    public AuditPage Find(AuditQuery query) =>
        (stage.Session?.Room.Journal.Inner as IAuditReader)?.Find(query) ?? s_empty;

    /// <summary>Adds an entry of something that is not a kill or release, such as a sign-in.</summary>
    /// <param name="entry">The entry.</param>
    public void Append(AuditEntry entry) => stage.Session?.Room.Journal.Append(entry);
}
