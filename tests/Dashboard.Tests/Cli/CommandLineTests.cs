using Microsoft.Extensions.Time.Testing;
using Ops.Dashboard.Cli;
using Ops.Dashboard.Tests.Api;
using Ops.Telemetry.Audit;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Cli;

public sealed class CommandLineTests : IDisposable
{
    private readonly RoomFactory _room = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();

    [Theory]
    [InlineData(false)]
    [InlineData(false, "--Ops:Urls=http://127.0.0.1:1")]
    [InlineData(false, "Ops:Urls=http://127.0.0.1:1")]
    [InlineData(true, "kill", "--all")]
    [InlineData(true, "nonsense")]
    [InlineData(true, "--help")]
    public void Arguments_AreAVerb_WhenTheyDontSetAKey(bool verb, params string[] args) =>
        Assert.Equal(verb, CommandLine.HasVerb(args));

    [Fact]
    public async Task Kill_OfAServer_WaitsForProof()
    {
        int status = await RunAsync("operator", "kill", "--server", "smars-8", "--reason", "runaway");

        Assert.Equal(CommandLine.Done, status);
        Assert.Contains("H-1 latched 1 server(s)", _output.ToString());
        Assert.Contains("proven: 1 of 1 halted", _output.ToString());
        Assert.Equal("smars-8", Assert.Single(_room.Room.Control.Current.Holds).Scope.Target);
    }

    [Fact]
    public async Task Kill_ThatIsNotAcknowledged_IsNotProven()
    {
        await _room.RunningAsync();
        _room.Room.AcknowledgesAtOnce = false;

        int status = await RunAsync("operator", "kill", "--all", "--reason", "x", "--wait", "0");

        Assert.Equal(CommandLine.Refused, status);
        Assert.Contains("NOT PROVEN: 0 of 8 halted, 0 of 8 silent", _output.ToString());
    }

    [Fact]
    public async Task Kill_OfAnUnknownServer_IsRefusedWithTheKnown()
    {
        int status = await RunAsync("operator", "kill", "--server", "smars-80", "--reason", "x");

        Assert.Equal(CommandLine.Refused, status);
        Assert.Contains("unknown-target", _errors.ToString());
        Assert.Contains("smars-7, smars-8", _errors.ToString());
    }

    [Fact]
    public async Task AuditVerify_ReadsTheFilesAlone_AndNamesWhatIsWrong()
    {
        string directory = Directory.CreateTempSubdirectory("ops-audit-").FullName;
        try
        {
            using (var journal = new SqliteControlJournal(directory, SqliteControlJournal.LiveRealm))
            {
                journal.Append(new AuditEntry(
                    default, null, new Actor(ActorKind.Person, "ann"), "halt", "H-1", "runaway smars-8"));
            }
            Assert.Equal(CommandLine.Done, await RunAsync(null, "audit", "verify", directory));
            Assert.Contains("Whole: 1 records", _output.ToString());

            string file = Path.Combine(directory, "ops.db");
            byte[] bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            bytes[bytes.AsSpan().IndexOf("runaway"u8)]++;
            await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);

            Assert.Equal(CommandLine.Refused, await RunAsync(null, "audit", "verify", directory));
            Assert.Contains("Changed: ", _errors.ToString());
            Assert.Contains("record 1, before byte", _errors.ToString());
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Fact]
    public async Task Kill_ByAViewer_IsRefused()
    {
        Assert.Equal(CommandLine.Refused, await RunAsync("viewer", "kill", "--all", "--reason", "x"));
        Assert.Contains("403 forbidden", _errors.ToString());
    }

    [Theory]
    [InlineData("kill")]
    [InlineData("kill", "--all")]
    [InlineData("kill", "--all", "--server", "smars-8", "--reason", "x")]
    [InlineData("kill", "--all", "--reason", "x", "--mode", "softly")]
    [InlineData("kill", "--all", "--reason", "x", "--wait", "-1")]
    [InlineData("release")]
    [InlineData("release", "--hold", "H-1")]
    [InlineData("release", "--approve", "seven")]
    [InlineData("status", "--jason")]
    [InlineData("nonsense")]
    public async Task Verb_UsedWrongly_SaysSoAndDoesNothing(params string[] args)
    {
        Assert.Equal(CommandLine.WrongUsage, await RunAsync("operator", args));
        Assert.NotEmpty(_errors.ToString());
        Assert.Empty(_room.Room.Control.Current.Holds);
    }

    [Fact]
    public async Task Release_ByTwoPeople_IsDone()
    {
        await RunAsync("operator", "kill", "--all", "--reason", "x");
        Assert.Equal(CommandLine.Done,
            await RunAsync("operator", "release", "--hold", "H-1", "--cause", "c", "--evidence", "e"));
        string request = _output.ToString().Trim().Split(' ')[^1];

        Assert.Equal(CommandLine.Done, await RunAsync("supervisor", "release", "--approve", request));
        Assert.Empty(_room.Room.Control.Current.Holds);
    }

    [Theory]
    [InlineData("smars-8          Flowing")]
    [InlineData("\"marketTime\"", "--json")]
    public async Task Status_ShowsTheFleet(string expected, params string[] switches)
    {
        await _room.RunningAsync();

        Assert.Equal(CommandLine.Done, await RunAsync("viewer", ["status", .. switches]));
        Assert.Contains(expected, _output.ToString());
    }

    [Fact]
    public async Task Verb_WithoutAKey_IsWrongUsage()
    {
        int status = await CommandLine.RunAsync(["status"], _output, _errors, handler: null, new FakeTimeProvider());

        Assert.Equal(CommandLine.WrongUsage, status);
        Assert.Contains("OPS_KEY", _errors.ToString());
    }

    public void Dispose()
    {
        _room.Dispose();
        _output.Dispose();
        _errors.Dispose();
    }

    private Task<int> RunAsync(string? role, params string[] args)
    {
        string[] connection = role is null || args[0] is "nonsense" ? []
            : ["--url", "http://localhost", "--key", RoomFactory.KeyOf(role)];
        return CommandLine.RunAsync(
            [.. args, .. connection], _output, _errors, _room.Server.CreateHandler(), _room.Time);
    }
}
