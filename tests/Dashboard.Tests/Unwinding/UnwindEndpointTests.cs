using System.Text.Json;
using Ops.Dashboard.Tests.Api;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Unwinding;

public sealed class UnwindEndpointTests : IDisposable
{
    private readonly RoomFactory _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task Unwind_OfAGroup_NetsItsServersAlone_OrdersInDoubtApart()
    {
        await HoldAsync();

        (int status, JsonElement body) = await _room.As("viewer").Get("/api/unwind?scope=group&target=retail");

        Assert.Equal(200, status);
        JsonElement row = Assert.Single(body.GetProperty("symbols").EnumerateArray());
        Assert.Equal(
            (400, 300, 100, 700, 700),
            (Number(row, "netShares"), Number(row, "buySharesInDoubt"), Number(row, "unanswered"),
                Number(row, "netIfAllFill"), Number(row, "worstNet")));
        Assert.Equal(4, body.GetProperty("servers").GetArrayLength());
        Assert.Equal(4, body.GetProperty("stillMoving").GetArrayLength()); // nothing was stopped
        Assert.Equal(1, Number(body.GetProperty("estimate"), "symbolsWithoutVolume"));
        Assert.Equal(("LIVE", false), (body.GetProperty("world").GetString(), body.GetProperty("halted").GetBoolean()));
        Assert.NotEmpty(body.GetProperty("fleet").GetString()!);
        Assert.Equal("USD", body.GetProperty("currency").GetString());
    }

    [Fact]
    public async Task Unwind_AsCsv_HasALinePerInstrument()
    {
        await HoldAsync();

        using HttpResponseMessage file = await _room.As("viewer").GetAsync("/api/unwind.csv?scope=fleet");
        string text = await file.Content.ReadAsStringAsync();

        Assert.Equal("unwind-LIVE-fleet.csv", file.Content.Headers.ContentDisposition?.FileName);
        string[] lines = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("symbol,netShares,mark,notional,", lines[0]);
        Assert.StartsWith("\"AAA\",-600,10.0000,-6000.0000,", Assert.Single(lines[1..]));
        Assert.EndsWith(",marketAt,world,fleet,sessionDate,halted,currency", lines[0]);
        Assert.Matches(",\"LIVE\",\"[^\"]+\",\"[0-9]{4}-[0-9]{2}-[0-9]{2}\",\"no\",\"USD\"$", lines[1]);
    }

    [Fact]
    public async Task Page_AfterAKill_WarnsOfNobody_AndHasNoScriptOfItsOwn()
    {
        await HoldAsync();
        await _room.As("operator").Post("/api/kill", new { scope = "fleet", reason = "x" });

        string page = await _room.As("viewer").GetStringAsync("/unwind?scope=server&target=smars-1");

        Assert.Contains("Unwind pack: server smars-1", page);
        Assert.DoesNotContain("role=\"alert\"", page);
        Assert.DoesNotContain("<script>", page);
        Assert.Contains("An estimate, not a quote", page);
        Assert.Contains("<li>Open orders<b>3</b></li>", page);
    }

    [Fact]
    public async Task Page_OfAFlowingServer_SaysThatItMoves()
    {
        await HoldAsync();

        string page = await _room.As("viewer").GetStringAsync("/unwind?scope=server&target=smars-1");

        Assert.Contains("Not halted: smars-1", page);
    }

    // two servers of one group and one of another
    private async Task HoldAsync()
    {
        await _room.RunningAsync();
        Put(0, 500, 300);
        Put(1, -100, 0);
        Put(7, -1_000, 0);
    }

    private void Put(ushort server, long shares, int buying)
    {
        var id = new ServerId(server);
        var mark = Price.FromDollars(10);
        _room.Room.Details[id] = new ServerDetail(
            id, _room.Room.Now,
            [new PositionRow(
                new SymbolId(0), shares, mark, mark, mark.Notional(shares), Money.Zero, Money.Zero, 2_000, null)],
            [], buying > 0 ? 3 : 0, [], [], 0)
        {
            OpenBySymbol = buying > 0 ? [new OpenSymbolRow(new SymbolId(0), 3, buying, 0, 0, 100)] : [],
        };
    }

    private static long Number(JsonElement of, string name) => of.GetProperty(name).GetInt64();
}
