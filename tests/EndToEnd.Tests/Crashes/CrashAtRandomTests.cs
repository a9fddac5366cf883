using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ops.EndToEnd.Tests.Figures;
using Ops.EndToEnd.Tests.Rooms;
using Xunit;

namespace Ops.EndToEnd.Tests.Crashes;

/// <summary>
/// kill -9 at random moments while people kill, release and change limits: what was answered is there afterwards, the
/// chain verifies, the fleet is ready again at once. OPS_CRASHES says how often, OPS_CRASH_SEED which moments.
/// </summary>
public sealed partial class CrashAtRandomTests : IDisposable
{
    private const int CrashesByDefault = 5;
    private const int MostAnswersBefore = 40;
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private readonly RealClock _clock = new();
    private readonly CrashBook _book = new();
    private readonly CrashPeople _people;
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("ops-crash-");
    private readonly Series _ready = new("process started to fleet ready, after kill -9");

    public CrashAtRandomTests() => _people = new CrashPeople(_book);

    [Fact]
    public async Task Room_KilledAtRandomMoments_HasEverythingItAnswered()
    {
        int crashes = Setting("OPS_CRASHES", CrashesByDefault);
        uint state = (uint)Setting("OPS_CRASH_SEED", 1);
        for (int crash = 0; crash < crashes; crash++)
        {
            state = (state * 1_664_525) + 1_013_904_223; // the moments repeat with the seed
            await CrashAsync((int)(state >> 16) % MostAnswersBefore, crash);
            await VerifyChainAsync(crash);
        }
        await RunAsync(static (_, _) => Task.CompletedTask, crashes);
        FigureBook.Write(_ready.ToString());
        FigureBook.Write(
            $"| answers remembered over {crashes} crashes, none lost; {_book.Unrecorded} kills said that they were " +
            $"not on disk | {_book.Answers} | | | |");
    }

    public void Dispose() => _data.Delete(recursive: true);

    // Three pairs of people at once, and the process killed with the n-th answer, whatever else is under way.
    private Task CrashAsync(int answers, int crash) => RunAsync(
        async (room, client) =>
        {
            int left = answers + 1;
            var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Task[] people =
            [
                .. Enumerable.Range(0, 3).Select(
                    person => _people.ActAsync(client, crash + (person * 3), person == 0, Answered)),
            ];
            Task acting = Task.WhenAll(people);
            if (await Task.WhenAny(enough.Task, acting) == acting)
                await acting; // nobody can act: say why
            await room.KillProcessAsync();
            await acting;

            void Answered()
            {
                if (Interlocked.Decrement(ref left) == 0)
                    enough.SetResult();
            }
        },
        crash);

    private async Task RunAsync(Func<Room, HttpClient, Task> act, int crash)
    {
        long started = _clock.GetTimestamp();
        await using Room room = await Room.StartAsync(_data.FullName, CrashPeople.Settings);
        using var client = new HttpClient { BaseAddress = room.Address, Timeout = s_patience };
        while (!await IsReadyAsync(client))
            Assert.True(_clock.GetElapsedTime(started) < s_patience, room.Printed);
        if (crash > 0)
            _ready.Add(_clock.GetElapsedTime(started).TotalMilliseconds);
        await ExpectEverythingAsync(client, crash);
        _book.Begin();
        await act(room, client);
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using HttpResponseMessage answer = await client.GetAsync("healthz/ready");
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false; // it does not listen yet
        }
    }

    private async Task ExpectEverythingAsync(HttpClient client, int crash)
    {
        using var control = JsonDocument.Parse(await CrashPeople.ReadAsync(client, "api/control"));
        HashSet<string> holds = [.. control.RootElement.GetProperty("holds").EnumerateArray()
            .Select(static hold => hold.GetProperty("hold").GetString()!)];
        string[] lost = [.. _book.Standing.Where(hold => !holds.Contains(hold))];
        Assert.True(lost.Length == 0, $"Crash {crash}: answered, and gone: {string.Join(' ', lost)}.");
        string[] back = [.. _book.Released.Where(holds.Contains)];
        Assert.True(back.Length == 0, $"Crash {crash}: released, and standing again: {string.Join(' ', back)}.");
        await ExpectEntriesAsync(client, crash);
        await ExpectLimitAsync(client, crash);
    }

    private async Task ExpectEntriesAsync(HttpClient client, int crash)
    {
        string trail = await CrashPeople.ReadAsync(client, "api/audit/export?format=jsonl&what=kills,releases");
        HashSet<(string, string)> entries = [.. trail.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
        {
            using var entry = JsonDocument.Parse(line);
            return (entry.RootElement.GetProperty("what").GetString()!,
                entry.RootElement.GetProperty("subject").GetString()!);
        })];
        foreach (string hold in _book.Released)
            Assert.True(entries.Contains(("released", hold)), $"Crash {crash}: no entry of the release of {hold}.");
        int halts = HaltEntry().Count(trail);
        int known = _book.Standing.Count + _book.Released.Count;
        Assert.True(halts >= known, $"Crash {crash}: {known} kills were answered, {halts} are on the trail.");
    }

    private async Task ExpectLimitAsync(HttpClient client, int crash)
    {
        using var fleet = JsonDocument.Parse(await CrashPeople.ReadAsync(client, "api/fleet"));
        double inForce = fleet.RootElement.GetProperty("servers")[0].GetProperty("limits").GetProperty("loss")
            .GetDouble();
        Assert.True(inForce >= _book.Limit, $"Crash {crash}: the limit is {inForce}, {_book.Limit} was answered.");
    }

    private async Task VerifyChainAsync(int crash)
    {
        var start = new ProcessStartInfo("dotnet", [BuiltProgram.Path, "audit", "verify", _data.FullName])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using Process verify = Process.Start(start)!;
        string said = await verify.StandardOutput.ReadToEndAsync() + await verify.StandardError.ReadToEndAsync();
        await verify.WaitForExitAsync();
        Assert.True(verify.ExitCode == 0, $"After crash {crash}: {said}");
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int value)
            ? value : otherwise;

    [GeneratedRegex("\"what\":\"halt\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HaltEntry();

    // a figure measures real time
    private sealed class RealClock : TimeProvider;
}
