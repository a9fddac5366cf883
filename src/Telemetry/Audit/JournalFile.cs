using System.Buffers.Binary;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace Ops.Telemetry.Audit;

/// <summary>
/// Makes and opens ops.db. A new file is made beside its name and moved into place whole, so an empty or short one is
/// never the trace of a crash: it is damage, and refused like every other.
/// </summary>
internal static partial class JournalFile
{
    /// <summary>Name of the file in its directory.</summary>
    public const string Name = "ops.db";

    private const int HeaderBytes = 100;
    private const int VersionAt = 60;
    private const int ApplicationAt = 68;

    private static ReadOnlySpan<byte> Magic => "SQLite format 3\0"u8;

    /// <summary>
    /// Makes the file if there is none, else checks it, through a connection that can't write: closing a writing one
    /// would move its log into the damaged file. An older format is brought up to date.
    /// </summary>
    /// <param name="directory">Its directory; made when missing.</param>
    /// <exception cref="JournalFileException">
    /// The file is damaged or of an unknown kind, or its trail is not the one its head was written for.
    /// </exception>
    public static void Prepare(string directory)
    {
        Directory.CreateDirectory(directory);
        string path = Path.Combine(directory, Name);
        if (!File.Exists(path))
        {
            TrailStart.CheckMissing(directory);
            Create(path);
        }
        if (Check(directory) < JournalSchema.Version)
        {
            using SqliteConnection connection = OpenToWrite(directory, TimeSpan.FromSeconds(5));
            JournalUpgrade.Run(connection);
        }
        TrailStart.Check(directory);
    }

    /// <summary>Checks the file, through a connection that can't write.</summary>
    /// <param name="directory">Its directory.</param>
    /// <returns>The version of its format.</returns>
    /// <exception cref="JournalFileException">The file is damaged or of an unknown kind.</exception>
    public static int Check(string directory)
    {
        string path = Path.Combine(directory, Name);
        int version = CheckHeader(path);
        try
        {
            using SqliteConnection connection = OpenToRead(directory);
            CheckPages(path, connection);
            return version;
        }
        catch (SqliteException damage)
        {
            throw new JournalFileException(path, "byte 0", $"it can't be read as a database: {damage.Message}", damage);
        }
    }

    /// <summary>Opens a prepared file for writing: write-ahead log, every commit on disk before it returns.</summary>
    /// <param name="directory">Its directory.</param>
    /// <param name="busyTimeout">How long to wait for another writer.</param>
    /// <returns>The open connection.</returns>
    /// <exception cref="JournalFileException">The file can't be written.</exception>
    public static SqliteConnection OpenToWrite(string directory, TimeSpan busyTimeout)
    {
        string path = Path.Combine(directory, Name);
        SqliteConnection connection = Connect(path, SqliteOpenMode.ReadWrite, busyTimeout);
        try
        {
            Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
            return connection;
        }
        catch (SqliteException fault)
        {
            connection.Dispose();
            throw new JournalFileException(path, "byte 0", $"it can't be opened for writing: {fault.Message}", fault);
        }
    }

    /// <summary>Opens the file for reading.</summary>
    /// <param name="directory">Its directory.</param>
    /// <returns>The open connection.</returns>
    public static SqliteConnection OpenToRead(string directory) =>
        Connect(Path.Combine(directory, Name), SqliteOpenMode.ReadOnly, TimeSpan.FromSeconds(5));

    /// <summary>Runs statements without a result.</summary>
    /// <param name="connection">Where.</param>
    /// <param name="sql">The statements: constants of this project, never input.</param>
    public static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // every caller passes a constant
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static SqliteConnection Connect(string path, SqliteOpenMode mode, TimeSpan busyTimeout)
    {
        var settings = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false, // a pooled connection would keep a closed journal's file open
            DefaultTimeout = (int)Math.Ceiling(busyTimeout.TotalSeconds),
        };
        var connection = new SqliteConnection(settings.ConnectionString);
        connection.Open();
        return connection;
    }

    private static void Create(string path)
    {
        if (File.Exists(path + "-wal"))
        {
            throw new JournalFileException(
                path, "byte 0", "it is missing while its write-ahead log is there; put it back.");
        }
        string making = path + ".new";
        File.Delete(making);
        using (SqliteConnection connection = Connect(making, SqliteOpenMode.ReadWriteCreate, TimeSpan.FromSeconds(5)))
            Execute(connection, JournalSchema.Create);
        try
        {
            File.Move(making, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(making); // another journal of this directory was quicker; its file is as good
        }
    }

    private static int CheckHeader(string path)
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        int read = file.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false);
        int same = header[..read].CommonPrefixLength(Magic);
        if (read < HeaderBytes)
            throw Refuse(read, $"it ends in its header, which has {HeaderBytes} bytes.");
        if (same < Magic.Length)
            throw Refuse(same, "it is not a SQLite database.");
        int application = BinaryPrimitives.ReadInt32BigEndian(header[ApplicationAt..]);
        if (application != JournalSchema.ApplicationId)
        {
            throw Refuse(
                ApplicationAt,
                $"it is not a control journal: its mark is {application:x8}, not {JournalSchema.ApplicationId:x8}.");
        }
        int version = BinaryPrimitives.ReadInt32BigEndian(header[VersionAt..]);
        if (version is < 1 or > JournalSchema.Version)
        {
            throw Refuse(
                VersionAt, $"its format is version {version}; this program reads up to {JournalSchema.Version}.");
        }
        return version;

        JournalFileException Refuse(int at, string problem) => new(path, $"byte {at}", problem);
    }

    private static void CheckPages(string path, SqliteConnection connection)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA quick_check(1)";
        string answer = command.ExecuteScalar() as string ?? "no answer";
        if (answer == "ok")
            return;
        command.CommandText = "PRAGMA page_size";
        long pageSize = (long)command.ExecuteScalar()!;
        Match page = PageNumber().Match(answer);
        long number = page.Success ? long.Parse(page.Groups["number"].ValueSpan, CultureInfo.InvariantCulture) : 1;
        long at = (number - 1) * pageSize;
        throw new JournalFileException(path, $"byte {at}", $"it is damaged: {answer.ReplaceLineEndings(" ")}");
    }

    [GeneratedRegex(
        @"page (?<number>\d+)(?!.*page \d)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex PageNumber();
}
