using Microsoft.Data.Sqlite;
using Ops.Telemetry.Audit;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Tests.Audit;

/// <summary>A data directory of its own, gone afterwards.</summary>
internal sealed class JournalBench : IDisposable
{
    public static readonly Actor Ann = new(ActorKind.Person, "ann");

    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("ops-journal-").FullName;

    public string File => Path.Combine(Directory, "ops.db");

    public static Hold Hold(long id, string reason = "runaway") => new(
        new HoldId(id), new Guid((int)id, 1, 2, new byte[8]), HoldKind.Manual, HaltScope.Group("retail"),
        HaltMode.BlockAndCancel, Ann, reason, new WallTime(1_000 + id), new MarketTime(34_200_000_000_000 + id));

    public static AuditEntry Entry(string what, string detail = "detail") =>
        new(new WallTime(77), null, Ann, what, "H-1", detail);

    public SqliteControlJournal Open(string realm = SqliteControlJournal.LiveRealm) => new(Directory, realm);

    public SqliteControlJournal Open(TimeSpan busyTimeout, Action<SqliteConnection>? prepare = null) =>
        new(Directory, SqliteControlJournal.LiveRealm, busyTimeout, prepare);

    /// <summary>A connection of somebody else.</summary>
    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        return connection;
    }

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);
}
