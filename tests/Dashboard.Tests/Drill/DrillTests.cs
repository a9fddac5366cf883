using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Ops.Dashboard.Drill;
using Ops.Dashboard.Sessions;
using Ops.Dashboard.Tests.Api;
using Ops.Telemetry.Contracts;
using Xunit;

namespace Ops.Dashboard.Tests.Drill;

/// <summary>Every door is walked on the canary, and nothing that trades is touched.</summary>
public sealed class DrillTests : IDisposable
{
    private readonly DrillRoom _room = new();

    [Fact]
    public async Task Round_HaltsTheCanary_ThroughEveryDoor()
    {
        await DrillAsync();

        DrillStanding standing = _room.Get<IDrillReader>().Look();
        Assert.Equal(Enum.GetValues<Door>(), standing.Doors.Select(proof => proof.Door));
        Assert.All(standing.Doors, proof => Assert.Null(proof.Fault));
        Assert.Equal(DrillState.Proven, standing.State);
        Assert.StartsWith("proven 0.0 s ago", standing.Words);
    }

    [Fact]
    public async Task Round_StopsNoServer_AndWritesOneEntryAlone()
    {
        await DrillAsync();
        _room.Time.Advance(_room.Get<DrillSettings>().Every);
        await DrillAsync();

        Assert.Empty(_room.Control.Holds);
        Assert.Equal(8, _room.Control.Servers.Length);
        Assert.All(_room.Control.Servers, server => Assert.Equal(FlowState.Flowing, server.State));
        Assert.Empty(_room.World.Journal.StandingHolds);
        Assert.Equal(0, _room.World.Journal.LastHoldId);
        IReadOnlyList<AuditEntry> trail = await TrailAsync(entries => entries.Any(e => e.What == "kill-drill"));
        Assert.Single(trail, entry => entry.What == "kill-drill");
        Assert.DoesNotContain(trail, entry => entry.What is "halt" || entry.Subject == Canary.Name);
    }

    [Theory]
    [InlineData("fleet", null)]
    [InlineData("group", "retail")]
    [InlineData("server", "smars-1")]
    public async Task Drill_AimedBesideTheCanary_IsRefused(string scope, string? target)
    {
        await _room.ReadyAsync();
        using HttpClient client = _room.Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", _room.Get<DrillIdentity>().Key);
        string? name = scope == "group" ? _room.World.Fleet.Groups.First() : target;

        (int status, JsonElement body) = await client.Post("/api/kill", new { scope, target = name, reason = "x" });

        Assert.Equal(400, status);
        Assert.Equal("drill-beside-the-canary", body.Code());
        Assert.Empty(_room.Control.Holds);
    }

    [Fact]
    public async Task FleetKill_BetweenTwoDrills_StopsEveryServer()
    {
        await DrillAsync();

        (int status, JsonElement body) = await _room.As("operator").Post(
            "/api/kill", new { scope = "fleet", reason = "real" });

        Assert.Equal(202, status);
        Assert.Equal("H-1", body.GetProperty("hold").GetString());
        Assert.Equal(8, body.GetProperty("covered").GetInt32());
        _room.Time.Advance(_room.Get<DrillSettings>().Every);
        await DrillAsync();
        Assert.Equal(DrillState.Proven, _room.Get<IDrillReader>().Look().State);
        Assert.All(_room.Control.Servers, server => Assert.NotEqual(FlowState.Flowing, server.State));
        Assert.Single(_room.Control.Holds);
    }

    [Fact]
    public async Task Program_ThatCanNotBeReached_IsUnprovenAndRaisesAnAlarm_UntilItCan()
    {
        await _room.ReadyAsync();
        _room.IsReachable = false;

        await TurnAsync();

        DrillStanding standing = _room.Get<IDrillReader>().Look();
        Assert.Equal(DrillState.Unproven, standing.State);
        Assert.Contains("4 doors; button: the program does not listen", standing.Words);
        await AlarmAsync(isRaised: true);

        _room.IsReachable = true;
        _room.Time.Advance(TimeSpan.FromSeconds(15)); // sooner than the usual round
        await TurnAsync();
        Assert.Equal(DrillState.Proven, _room.Get<IDrillReader>().Look().State);
        await AlarmAsync(isRaised: false);
    }

    [Fact]
    public async Task OneBrokenHop_IsNamed_WithItsDoor()
    {
        await _room.ReadyAsync();
        IDoorWay[] ways = [new BrokenWay(Door.Form, "POST /kill answered 500")];
        var conductor = new DrillConductor(
            ways, _room.Get<SessionStage>(), _room.Get<DrillBook>(), _room.Get<SessionAudit>(),
            _room.Get<DrillSettings>(), _room.Time, NullLogger<DrillConductor>.Instance);

        await conductor.TurnAsync(CancellationToken.None);

        Assert.Equal("UNPROVEN: kill page: POST /kill answered 500", _room.Get<IDrillReader>().Look().Words);
    }

    [Fact]
    public async Task Rhythm_BeginsWhenTheProgramListens_AndEndsBeforeItStops()
    {
        await _room.ReadyAsync();
        using var program = new ProgramLife();
        using var conductor = new DrillConductor(
            [new BrokenWay(Door.Form, "out of reach")], _room.Get<SessionStage>(), _room.Get<DrillBook>(),
            _room.Get<SessionAudit>(), _room.Get<DrillSettings>(), _room.Time, NullLogger<DrillConductor>.Instance,
            program);

        await conductor.StartAsync(CancellationToken.None);
        _room.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Null(_room.Get<DrillBook>().Last);

        program.Start();
        while (_room.Get<DrillBook>().Last is null)
        {
            _room.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
        program.StopApplication();
        await conductor.ExecuteTask!;
    }

    [Fact]
    public async Task Round_DuringWhichTheProgramEnds_AccusesNoDoor()
    {
        await _room.ReadyAsync();
        using var stop = new CancellationTokenSource();
        var conductor = new DrillConductor(
            [new BrokenWay(Door.Form, "out of reach", stop.Cancel)], _room.Get<SessionStage>(), _room.Get<DrillBook>(),
            _room.Get<SessionAudit>(), _room.Get<DrillSettings>(), _room.Time, NullLogger<DrillConductor>.Instance);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => conductor.TurnAsync(stop.Token));

        Assert.Null(_room.Get<DrillBook>().Last);
    }

    [Fact]
    public async Task Proof_ThatGrowsOld_IsNone()
    {
        await DrillAsync();

        _room.Time.Advance(_room.Get<DrillSettings>().GoodFor + TimeSpan.FromSeconds(1));

        DrillStanding standing = _room.Get<IDrillReader>().Look();
        Assert.Equal(DrillState.Unproven, standing.State);
        Assert.Equal("UNPROVEN: the last proof is 81 s old", standing.Words);
    }

    [Fact]
    public async Task Readers_OutsideThePage_AreToldToo()
    {
        await DrillAsync();
        using HttpClient client = _room.As("viewer");

        using var control = JsonDocument.Parse(await client.GetStringAsync("/api/control"));
        string metrics = await client.GetStringAsync("/metrics");

        Assert.Equal("Proven", control.RootElement.GetProperty("drill").GetProperty("state").GetString());
        Assert.Equal(6, control.RootElement.GetProperty("drill").GetProperty("doors").GetArrayLength());
        Assert.Contains("ops_kill_proven 1\n", metrics);
        Assert.Contains("ops_door_proven{door=\"breaker\"} 1\n", metrics);
    }

    [Fact]
    public async Task Person_MayTryTheirDoor_OnTheCanary()
    {
        await _room.ReadyAsync();
        _room.World.Canary!.Renew();

        (int status, JsonElement body) = await _room.As("operator").Post(
            "/api/kill", new { scope = "server", target = "_canary", reason = "my door" });

        Assert.Equal(202, status);
        Assert.StartsWith("D-", body.GetProperty("hold").GetString());
        Assert.Equal(1, body.GetProperty("covered").GetInt32());
        Assert.Empty(_room.Control.Holds);
    }

    public void Dispose() => _room.Dispose();

    private async Task DrillAsync()
    {
        await _room.ReadyAsync();
        await TurnAsync();
    }

    private Task TurnAsync() => _room.Get<DrillConductor>().TurnAsync(CancellationToken.None);

    private async Task AlarmAsync(bool isRaised)
    {
        while (_room.World.Alarms.Current.Groups.Any(
            group => group.Root.Finding.Rule == "kill-unproven" && group.IsActive) != isRaised)
        {
            _room.Time.Advance(TimeSpan.FromMilliseconds(10)); // the loop publishes in the rhythm of this clock
            await Task.Yield();
        }
    }

    private async Task<IReadOnlyList<AuditEntry>> TrailAsync(Func<IReadOnlyList<AuditEntry>, bool> until)
    {
        IReadOnlyList<AuditEntry> read;
        while (!until(read = [.. _room.Get<IAuditReader>().Read(null, 200).Rows.Select(row => row.Entry)]))
            await Task.Yield(); // the journal's writer has a thread of its own
        return read;
    }
}
