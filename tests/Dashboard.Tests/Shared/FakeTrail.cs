using Ops.Telemetry.Audit;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Tests.Shared;

/// <summary>A trail in memory that remembers what it was asked.</summary>
internal sealed class FakeTrail : IAuditReader
{
    private readonly NullControlJournal _journal = new();

    public List<AuditQuery> Asked { get; } = [];

    public bool IsBroken { get; set; }

    public void Add(string by, string what, string subject, string detail) => _journal.Append(new AuditEntry(
        RoomPictures.Now, RoomPictures.At, new Actor(ActorKind.Person, by), what, subject, detail));

    public AuditPage Read(long? before, int count) =>
        Find(new AuditQuery(AuditFilter.All, count) { Before = before });

    public AuditPage Find(AuditQuery query)
    {
        Asked.Add(query);
        return IsBroken ? throw new IOException("The disk is gone.") : _journal.Find(query);
    }
}
