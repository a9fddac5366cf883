using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Ops.Dashboard.Tests.Shared;
using Ops.Telemetry.Contracts;
using Xunit;

namespace Ops.Dashboard.Tests.Api;

public sealed class AlarmEndpointTests : IDisposable
{
    private readonly RoomFactory _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task Alarms_AreReadInGroups_AndTakenNoteOf()
    {
        HttpClient operators = await WithAlarmAsync();
        JsonElement alarms = await ReadAsync(operators);
        JsonElement group = alarms.GetProperty("groups")[0];
        long id = group.GetProperty("root").GetInt64();
        Assert.Equal(
            ("Critical", "smars-8", 1),
            (group.GetProperty("alarms")[0].GetProperty("finding").GetProperty("severity").GetString(),
                group.GetProperty("alarms")[0].GetProperty("finding").GetProperty("server").GetString(),
                alarms.GetProperty("unacknowledged").GetInt32()));

        string note = $"/api/alarms/{id}/acknowledge";
        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync(operators, note)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(operators, note)).StatusCode);
        Assert.Equal(0, (await ReadAsync(operators)).GetProperty("unacknowledged").GetInt32());
        Assert.Empty(_room.Room.Control.Current.Holds); // nothing was stopped, and nothing released
    }

    [Theory]
    [InlineData("/api/alarms/77/acknowledge", null, 404, "unknown-alarm")]
    [InlineData("/api/alarms/1/shelve", """{"reason":"known","minutes":"soon"}""", 400, "invalid-shelf")]
    [InlineData("/api/alarms/1/shelve", """{"reason":" ","minutes":5}""", 400, "reason-missing")]
    [InlineData("/api/alarms/1/shelve", """{"reason":"known","until":5}""", 400, "invalid-shelf")]
    [InlineData("/api/alarms/1/shelve", """{"reason":"known","minutes":60}""", 400, "too-long")]
    [InlineData("/api/alarms/1/unshelve", null, 409, "nothing-to-do")]
    public async Task WrongCommand_IsRefusedWithItsReason(string path, string? body, int status, string code)
    {
        HttpClient operators = await WithAlarmAsync();

        using HttpResponseMessage answer = await PostAsync(operators, path, body);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(code, (await answer.Content.ReadFromJsonAsync<JsonElement>(
            TestContext.Current.CancellationToken)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Shelf_TakesAnAlarmAside_AndBack()
    {
        HttpClient operators = await WithAlarmAsync();
        await PostAsync(operators, "/api/alarms/1/shelve", """{"reason":"a test","minutes":10}""");
        JsonElement shelved = (await ReadAsync(operators)).GetProperty("shelved")[0];
        Assert.Equal("a test", shelved.GetProperty("shelveReason").GetString());
        await PostAsync(operators, "/api/alarms/1/unshelve");
        Assert.Equal(1, (await ReadAsync(operators)).GetProperty("groups").GetArrayLength());
    }

    private async Task<HttpClient> WithAlarmAsync()
    {
        await _room.RunningAsync();
        _room.Room.Desk.Observe(
            RoomPictures.At, [AlarmPictures.Finding("order-conservation", 7, LimitAction.Block)]);
        return _room.As("operator");
    }

    private static async Task<JsonElement> ReadAsync(HttpClient client) =>
        await client.GetFromJsonAsync<JsonElement>("/api/alarms", TestContext.Current.CancellationToken);

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string path, string? body = null) =>
        client.PostAsync(
            path, body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
            TestContext.Current.CancellationToken);
}
