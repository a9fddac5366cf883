namespace Ops.Telemetry.Audit;

/// <summary>What ops.db looks like. The numbers of enums in it are part of the format and never change.</summary>
internal static class JournalSchema
{
    /// <summary>Marks the file as a control journal: "OPSC".</summary>
    public const int ApplicationId = 0x4F505343;

    /// <summary>Version of the format.</summary>
    public const int Version = 3;

    /// <summary>
    /// Makes the tables. Holds are rows that are released, never deleted; the trail only grows, and each record carries
    /// its link of the chain over all realms.
    /// </summary>
    public const string Create = $"""
        PRAGMA application_id = 0x4F505343;
        PRAGMA user_version = 3;
        CREATE TABLE hold (
            realm TEXT NOT NULL, id INTEGER NOT NULL, command_id TEXT NOT NULL, kind INTEGER NOT NULL,
            scope_kind INTEGER NOT NULL, target TEXT, mode INTEGER NOT NULL, actor_kind INTEGER NOT NULL,
            actor TEXT NOT NULL, reason TEXT NOT NULL, since_ticks INTEGER NOT NULL, market_nanoseconds INTEGER,
            released_ticks INTEGER, PRIMARY KEY (realm, id)) WITHOUT ROWID;
        CREATE TRIGGER hold_stays BEFORE DELETE ON hold
            BEGIN SELECT RAISE(ABORT, 'a hold is released, never deleted'); END;
        CREATE TABLE audit (
            number INTEGER PRIMARY KEY AUTOINCREMENT, realm TEXT NOT NULL, at_ticks INTEGER NOT NULL,
            market_nanoseconds INTEGER, actor_kind INTEGER NOT NULL, actor TEXT NOT NULL, what TEXT NOT NULL,
            subject TEXT NOT NULL, detail TEXT NOT NULL, chain BLOB);
        CREATE INDEX audit_of_realm ON audit (realm, number);
        {Controller};
        {AuditUnchanged};
        CREATE TRIGGER audit_undeleted BEFORE DELETE ON audit
            BEGIN SELECT RAISE(ABORT, 'the audit trail only grows'); END;
        """;

    /// <summary>How often each realm was opened.</summary>
    public const string Controller =
        "CREATE TABLE controller (realm TEXT NOT NULL PRIMARY KEY, epoch INTEGER NOT NULL) WITHOUT ROWID";

    /// <summary>Counts an opening, and says how many there were.</summary>
    public const string NextEpoch = """
        INSERT INTO controller VALUES ($realm, 1)
        ON CONFLICT (realm) DO UPDATE SET epoch = epoch + 1 RETURNING epoch
        """;

    /// <summary>How often a realm was opened.</summary>
    public const string LastEpoch = "SELECT COALESCE(MAX(epoch), 0) FROM controller WHERE realm = $realm";

    /// <summary>Refuses to change a record.</summary>
    public const string AuditUnchanged = """
        CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit
            BEGIN SELECT RAISE(ABORT, 'the audit trail only grows'); END
        """;

    /// <summary>Writes a hold, or makes it stand again.</summary>
    public const string PutHold = """
        INSERT INTO hold VALUES ($realm, $id, $command, $kind, $scope, $target, $mode, $actorKind, $actor, $reason,
            $since, $market, NULL)
        ON CONFLICT (realm, id) DO UPDATE SET released_ticks = NULL
        """;

    /// <summary>Marks a hold as released.</summary>
    public const string ReleaseHold = "UPDATE hold SET released_ticks = $at WHERE realm = $realm AND id = $id";

    /// <summary>Adds to the trail.</summary>
    public const string AddEntry = """
        INSERT INTO audit (number, realm, at_ticks, market_nanoseconds, actor_kind, actor, what, subject, detail, chain)
        VALUES ($number, $realm, $at, $market, $actorKind, $actor, $what, $subject, $detail, $chain)
        """;

    /// <summary>Number and link of the last record.</summary>
    public const string LastRecord = "SELECT number, chain FROM audit ORDER BY number DESC LIMIT 1";

    /// <summary>Number of the last record, and the link of the one asked for.</summary>
    public const string EndAndLink =
        "SELECT COALESCE(MAX(number), 0), (SELECT chain FROM audit WHERE number = $number) FROM audit";

    /// <summary>All records of all realms in the order of their numbers.</summary>
    public const string WholeTrail = """
        SELECT number, realm, at_ticks, market_nanoseconds, actor_kind, actor, what, subject, detail, chain
        FROM audit ORDER BY number
        """;

    /// <summary>The holds that stand in a realm.</summary>
    public const string StandingHolds = """
        SELECT id, command_id, kind, scope_kind, target, mode, actor_kind, actor, reason, since_ticks,
            market_nanoseconds
        FROM hold WHERE realm = $realm AND released_ticks IS NULL ORDER BY id
        """;

    /// <summary>The highest hold id of a realm.</summary>
    public const string LastHold = "SELECT COALESCE(MAX(id), 0) FROM hold WHERE realm = $realm";

    /// <summary>What was set live in a realm: the trail itself is what is replayed.</summary>
    public const string LimitChanges =
        "SELECT detail FROM audit WHERE realm = $realm AND what = $what ORDER BY number";

    /// <summary>A page of the trail, newest first, each record with the link before it.</summary>
    public const string Page = $"""
        {PageColumns} AND a.number < $before ORDER BY a.number DESC LIMIT $count
        """;

    /// <summary>A page of the trail, oldest first.</summary>
    public const string PageForward = $"""
        {PageColumns} AND a.number > $after ORDER BY a.number LIMIT $count
        """;

    // Names and texts are compared without case, of ASCII letters alone: lower() of the database knows no others. Parts
    // are taken of the bytes: those of a text end at its first NUL.
    private const string PageColumns = """
        SELECT a.number, a.at_ticks, a.market_nanoseconds, a.actor_kind, a.actor, a.what, a.subject, a.detail, a.chain,
            p.chain
        FROM audit a LEFT JOIN audit p ON p.number = a.number - 1
        WHERE a.realm = $realm
            AND ($what = '' OR instr($what, ',' || a.what || ',') > 0)
            AND ($person = '' OR instr(lower(a.actor), $person) > 0)
            AND ($text = '' OR instr(lower(a.subject), $text) > 0 OR instr(lower(a.detail), $name) > 0
                OR instr(lower(CASE instr(a.detail, $seen) WHEN 0 THEN a.detail ELSE CAST(substr(
                    CAST(a.detail AS BLOB), 1, instr(CAST(a.detail AS BLOB), CAST($seen AS BLOB)) - 1) AS TEXT) END),
                    $text) > 0)
            AND a.at_ticks >= $from AND a.at_ticks < $until
        """;
}
