using System.Text.Json;
using Xunit;

namespace Ops.Dashboard.Tests.Api;

public sealed class LimitEndpointTests : IDisposable
{
    private readonly RoomFactory _room = new();

    [Fact]
    public async Task Tightening_ByOnePerson_Applies()
    {
        (int status, JsonElement body) = await _room.As("operator").Post(
            "/api/limits/proposals",
            new { rule = "loss", limit = 1000, steps = "50 alarm, 90 block and cancel", reason = "r" });

        Assert.Equal((200, "applied"), (status, body.GetProperty("outcome").GetString()));
        Assert.Equal(10_000_000, _room.Room.Limits.Current.Rules.For("loss", _room.Room.Fleet.Servers[0])!.Limit);
    }

    [Fact]
    public async Task Loosening_TakesASecondPerson()
    {
        (int asked, JsonElement body) = await _room.As("supervisor").Post(
            "/api/limits/proposals", new { gate = "price-band", limit = "none", reason = "opening auction" });
        string id = body.GetProperty("proposal").GetProperty("id").GetString()!;

        (int same, JsonElement refusal) =
            await _room.As("supervisor").Post($"/api/limits/proposals/{id}/approve", new { });

        Assert.Equal((202, "awaiting-approval"), (asked, body.GetProperty("outcome").GetString()));
        Assert.Equal((403, "same-person"), (same, refusal.Code()));
        Assert.False(_room.Room.Limits.Current.Gates.For(_room.Room.Fleet.Servers[0]).PriceBandBps.IsNone);
    }

    [Fact]
    public async Task Loosening_ApprovedByAnother_IsInForce()
    {
        (_, JsonElement body) = await _room.As("operator").Post(
            "/api/limits/proposals",
            new Dictionary<string, string>
            {
                ["rule"] = "loss", ["for"] = "fleet", ["limit"] = "2,000,000", ["reason"] = "r",
            });
        string id = body.GetProperty("proposal").GetProperty("id").GetString()!;

        (int status, _) = await _room.As("supervisor").Post($"/api/limits/proposals/{id}/approve", new { });

        Assert.Equal(200, status);
        Assert.Equal(20_000_000_000, _room.Room.Limits.Current.Rules.ForFleet("loss")!.Limit);
    }

    [Theory]
    [InlineData("{}", "reason")]
    [InlineData("""{"reason":"r"}""", "either rule or gate")]
    [InlineData("""{"rule":"los","reason":"r"}""", "the rules are order-conservation")]
    [InlineData("""{"gate":"band","limit":"1","reason":"r"}""", "they have order-quantity")]
    [InlineData("""{"gate":"price-band","limit":"0","reason":"r"}""", "whole number above 0, or none")]
    [InlineData("""{"rule":"loss","limit":"-1","reason":"r"}""", "limit: ")]
    [InlineData("""{"rule":"loss","limit":"1,5","reason":"r"}""", "limit: ")]
    [InlineData("""{"rule":"loss","steps":"70 nothing","reason":"r"}""", "70 nothing")]
    [InlineData("""{"rule":"loss","steps":"100 block, 90 alarm","reason":"r"}""", "Steps:1:AtPercent")]
    [InlineData("""{"rule":"loss","for":"server","reason":"r"}""", "target")]
    [InlineData("""{"rule":"loss","for":"server","target":"x","limit":"1","reason":"r"}""", "there is no server")]
    [InlineData("""{"rule":"repeated-trips","limit":"1","reason":"r"}""", "does not watch each server")]
    [InlineData("""{"rule":"loss","shado":"true","reason":"r"}""", "shado")]
    [InlineData("""{"rule":"loss","resetAtPercent":"4294967346","reason":"r"}""", "a number from 0 to 100")]
    [InlineData("""{"rule":"loss","sustainSeconds":"1000000000000","reason":"r"}""", "a number from 0 to 3600")]
    [InlineData("""{"rule":"loss","for":"symbol","target":"x","limit":"1","reason":"r"}""", "rules that do are")]
    public async Task WrongChange_SaysWhatIsWrong(string json, string what)
    {
        (int status, JsonElement body) = await _room.As("operator").Post(
            "/api/limits/proposals", JsonDocument.Parse(json).RootElement);

        Assert.Equal((400, "invalid-limit"), (status, body.Code()));
        Assert.Contains(what, body.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task UnknownProposal_Is404() => Assert.Equal(404, (await _room.As("supervisor").Post(
        "/api/limits/proposals/3f2504e0-4f89-41d3-9a0c-0305e82c3301/approve", new { })).Status);

    public void Dispose() => _room.Dispose();
}
