using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Ops.Dashboard.Accounts;

/// <summary>
/// accounts.db. It is made whole beside its name and moved into place when the first account is; a room without
/// accounts has none. Reading it needs no model of tables, so that a start waits for nothing.
/// </summary>
/// <param name="path">Its full path.</param>
internal sealed class AccountsFile(string path)
{
    /// <summary>Its name in the data directory.</summary>
    public const string Name = "accounts.db";

    /// <summary>Claim of an account that says which other supervisor has confirmed it.</summary>
    public const string ConfirmedClaim = "confirmed-by";

    /// <summary>The version of its format.</summary>
    public const int Version = 1;

    private const int ApplicationId = 0x4F504143; // OPAC
    private const int HeaderBytes = 100;
    private const int VersionAt = 60;
    private const int ApplicationAt = 68;

    private const string Everybody = """
        SELECT UserName, Role, SecurityStamp, PasswordHash IS NOT NULL,
          (SELECT COUNT(*) FROM AspNetUserPasskeys AS k WHERE k.UserId = u.Id), LockedBy, LockoutEnd, InvitedBy,
          (SELECT ClaimValue FROM AspNetUserClaims AS c WHERE c.UserId = u.Id AND c.ClaimType = 'confirmed-by' LIMIT 1),
          LinkHash, LinkUntil FROM AspNetUsers AS u ORDER BY UserName
        """;

    private static ReadOnlySpan<byte> Magic => "SQLite format 3\0"u8;

    /// <summary>Its full path.</summary>
    public string Path => path;

    /// <summary>Whether there is one.</summary>
    public bool Exists => File.Exists(path);

    /// <summary>Settings of the tables' context over this file.</summary>
    /// <param name="options">Takes them.</param>
    public void Use(DbContextOptionsBuilder options) => options.UseSqlite($"Data Source={path};Pooling=False");

    /// <summary>Makes the file if there is none.</summary>
    /// <param name="services">Whose container knows how Identity is set up.</param>
    public void EnsureMade(IServiceProvider services)
    {
        if (Exists)
            return;
        string making = path + ".new";
        File.Delete(making);
        DbContextOptions<AccountsContext> options = new DbContextOptionsBuilder<AccountsContext>()
            .UseApplicationServiceProvider(services).UseSqlite($"Data Source={making};Pooling=False").Options;
        using (var context = new AccountsContext(options))
        {
            context.Database.EnsureCreated();
            context.Database.ExecuteSqlRaw(
                $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version};");
        }
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(making, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.Move(making, path, overwrite: false);
    }

    /// <summary>Reads all accounts, after a check of the whole file.</summary>
    /// <returns>The accounts by name; none when there is no file.</returns>
    /// <exception cref="AccountsFileException">The file is damaged or of an unknown kind.</exception>
    public ImmutableArray<Account> Read()
    {
        if (!Exists)
        {
            return File.Exists(path + "-wal")
                ? throw AccountsFileException.Of(path, "it is missing while its write-ahead log is there.")
                : [];
        }
        CheckHeader();
        try
        {
            using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
            connection.Open();
            CheckPages(connection);
            return ReadAccounts(connection);
        }
        catch (Exception damage) when (
            damage is SqliteException or InvalidCastException or FormatException or InvalidOperationException)
        {
            throw AccountsFileException.Of(path, $"it can't be read: {damage.Message}", damage);
        }
    }

    private static ImmutableArray<Account> ReadAccounts(SqliteConnection connection)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = Everybody;
        using SqliteDataReader row = command.ExecuteReader();
        var accounts = ImmutableArray.CreateBuilder<Account>();
        while (row.Read())
        {
            accounts.Add(new Account(
                row.GetString(0), row.GetString(1), row.GetString(2), row.GetBoolean(3), row.GetInt32(4),
                Text(row, 5), Time(row, 6), Text(row, 7), Text(row, 8), Text(row, 9), Time(row, 10)));
        }
        return accounts.DrainToImmutable();
    }

    private void CheckHeader()
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        if (file.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) < HeaderBytes)
            throw AccountsFileException.Of(path, $"it ends in its header, which has {HeaderBytes} bytes.");
        if (!header.StartsWith(Magic))
            throw AccountsFileException.Of(path, "it is not a SQLite database.");
        int application = BinaryPrimitives.ReadInt32BigEndian(header[ApplicationAt..]);
        if (application != ApplicationId)
        {
            throw AccountsFileException.Of(
                path, $"it is not a file of accounts: its mark is {application:x8}, not {ApplicationId:x8}.");
        }
        int version = BinaryPrimitives.ReadInt32BigEndian(header[VersionAt..]);
        if (version != Version)
        {
            throw AccountsFileException.Of(
                path, $"its format is version {version}; this program knows version {Version}.");
        }
    }

    private void CheckPages(SqliteConnection connection)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA quick_check(1)";
        if (command.ExecuteScalar() is not "ok" and var answer)
            throw AccountsFileException.Of(path, $"it is damaged: {answer?.ToString()?.ReplaceLineEndings(" ")}.");
    }

    private static string? Text(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset? Time(SqliteDataReader row, int column) =>
        Text(row, column) is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : null;
}
