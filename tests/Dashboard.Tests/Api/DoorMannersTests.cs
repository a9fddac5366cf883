using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Xunit;

namespace Ops.Dashboard.Tests.Api;

/// <summary>What every door does alike, whoever knocks.</summary>
public sealed class DoorMannersTests : IDisposable
{
    private readonly RoomFactory _room = new();

    public void Dispose() => _room.Dispose();

    [Theory]
    [InlineData("/healthz/live")]
    [InlineData("/api/control")]
    [InlineData("/kill")]
    public async Task Head_IsAnsweredLikeGet_WithoutABody(string path)
    {
        using HttpClient client = _room.As("viewer");
        using var head = new HttpRequestMessage(HttpMethod.Head, path);

        using HttpResponseMessage answer = await client.SendAsync(head);
        using HttpResponseMessage whole = await client.GetAsync(path);

        Assert.Equal(
            (whole.StatusCode, whole.Content.Headers.ContentType),
            (answer.StatusCode, answer.Content.Headers.ContentType));
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Head_OfASignInLink_DoesNotUseItUp()
    {
        string path = $"/signin/{_room.Links.Create().First(link => link.Role == "viewer").Token}";
        using HttpClient client = _room.Anonymous();
        using var head = new HttpRequestMessage(HttpMethod.Head, path);

        using HttpResponseMessage answer = await client.SendAsync(head);
        using HttpResponseMessage used = await client.GetAsync(path);

        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Equal(HttpStatusCode.Redirect, used.StatusCode); // one that was used is gone
        Assert.True(used.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("bearer")]
    [InlineData("BEARER")]
    public async Task Key_IsTaken_InWhateverCaseItsSchemeIsWritten(string scheme)
    {
        using HttpClient client = _room.Anonymous();
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue(scheme, RoomFactory.KeyOf("operator"));

        (int status, _) = await client.Post("/api/kill", new { scope = "server", target = "smars-1", reason = "x" });

        Assert.Equal(202, status);
    }

    [Theory]
    [InlineData("/servers/nope", HttpStatusCode.NotFound)]
    [InlineData("/servers/smars-1", HttpStatusCode.OK)]
    public async Task ServerPage_OfAServerThatIsNone_Is404(string path, HttpStatusCode status)
    {
        await _room.RunningAsync();
        using HttpClient client = await _room.SignedInAsync("viewer");

        using HttpResponseMessage page = await client.GetAsync(path);

        Assert.Equal(status, page.StatusCode);
    }

    [Fact]
    public async Task Scenario_ThatIsNotUtf8_IsRefusedWithItsPlace()
    {
        using var text = new ByteArrayContent([.. "title: "u8, 0xE9]);

        using HttpResponseMessage answer = await _room.As("operator").PutAsync("/api/scenarios/mine", text);

        JsonElement problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal((400, "invalid-scenario"), ((int)answer.StatusCode, problem.Code()));
        Assert.Contains("mine.yaml:1:8: byte 7 is not UTF-8 (0xE9)", problem.GetProperty("detail").GetString());
    }
}
