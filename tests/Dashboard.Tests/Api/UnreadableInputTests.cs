using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Ops.Dashboard.Tests.Api;

public sealed class UnreadableInputTests : IDisposable
{
    private readonly RoomFactory _room = new();

    public void Dispose() => _room.Dispose();

    [Theory]
    [InlineData("a\\u0000b\\nH-9 released", "a b H-9 released")]
    [InlineData("a\xFF b", "a\ufffd b")]
    [InlineData("half \\ud83d here, whole \\ud83d\\ude00, \\\\ud83d", "half \ufffd here, whole \U0001F600, \\ud83d")]
    [InlineData("\xED\xA0\xBD \\u00e9", "\ufffd\ufffd\ufffd \u00e9")]
    public async Task Kill_WhoseReasonCantBeRead_Kills(string sent, string read)
    {
        (int status, JsonElement body) = await SendAsync("/api/kill",
            $$"""{"scope":"server","target":"smars-1","reason":"{{sent}}"}""");

        Assert.Equal((202, read), (status, body.GetProperty("reason").GetString()));
        Assert.Equal(read, Assert.Single(_room.Room.Control.Current.Holds).Reason);
    }

    [Theory]
    [InlineData("/api/kill", "{\"\xFF\":\"x\",\"\\ud83d\":\"x\"}", 400, "invalid-kill")]
    [InlineData("/api/release", "{\"hold\":\"H-\xFF\",\"cause\":\"\xFF\",\"evidence\":\"e\"}", 400, "invalid-release")]
    [InlineData("/api/changes/preview", "{\"change\":\"restart\",\"servers\":[\"\xFF\"]}", 400, "invalid-change")]
    [InlineData("/api/changes/preview", "{\"\xFF\":1,\"\\udc00\":1,\"change\":\"restart\"}", 400, "invalid-change")]
    [InlineData("/api/training/start", "{\"scenario\":\"\xFF\"}", 400, "session-refused")]
    [InlineData("/api/changes/preview", "{\"change\":\"restart\",\"scope\":\"fleet\",\"target\":\"smars-1\"}", 400,
        "invalid-change")]
    public async Task Body_ThatCantBeRead_IsAnsweredWithACode(string path, string sent, int status, string code)
    {
        (int answered, JsonElement body) = await SendAsync(path, sent);

        Assert.Equal((status, code), (answered, body.Code()));
    }

    [Theory]
    [InlineData("/kill", "operator")]
    [InlineData("/kill/release", "operator")]
    [InlineData("/kill/approve", "supervisor")]
    [InlineData("/training/start", "operator")]
    [InlineData("/sessions", "instructor")]
    [InlineData("/training/blind-drills", "supervisor")]
    public async Task Body_ThatIsNoForm_Is415(string path, string role)
    {
        using var text = new StringContent("scope=fleet");
        using HttpResponseMessage answer = await _room.As(role).PostAsync(path, text);
        using HttpResponseMessage empty = await _room.As(role).PostAsync(path, null);

        Assert.Equal(
            (HttpStatusCode.UnsupportedMediaType, HttpStatusCode.UnsupportedMediaType),
            (answer.StatusCode, empty.StatusCode));
        Assert.Equal(
            "not-a-form", JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.Code());
    }

    [Fact]
    public async Task KillForm_WithANulInItsReason_Kills()
    {
        using var form = new StringContent("scope=server&target=smars-2&reason=a%00b%0ac");
        form.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");

        using HttpResponseMessage answer = await _room.As("operator").PostAsync("/kill", form);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal("a b c", Assert.Single(_room.Room.Control.Current.Holds).Reason);
    }

    [Fact]
    public async Task Form_ThatIsBroken_IsAnsweredWithACode()
    {
        using var form = new StringContent("--x\r\n");
        form.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");

        using HttpResponseMessage answer = await _room.As("operator").PostAsync("/kill", form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(
            "malformed-form", JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.Code());
    }

    // each character of the text is one byte of the body
    private async Task<(int Status, JsonElement Body)> SendAsync(string path, string body)
    {
        using var content = new ByteArrayContent(Encoding.Latin1.GetBytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using HttpResponseMessage answer = await _room.As("operator").PostAsync(path, content);
        return ((int)answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement);
    }
}
