using System.Net;
using System.Text.RegularExpressions;
using Ops.Dashboard.Tests.Api;
using Xunit;

namespace Ops.Dashboard.Tests.Accounts;

/// <summary>What a browser does without a script: keeps cookies, sends forms with the token of their page.</summary>
internal sealed partial class Browser(HttpClient client) : IDisposable
{
    public static Browser Of(RoomFactory room) => new(room.Anonymous());

    public static async Task<Browser> ByLinkAsync(RoomFactory room, string role) =>
        new(await room.SignedInAsync(role));

    public HttpClient Client => client;

    public async Task<string> ReadAsync(string path) => await client.GetStringAsync(path);

    public async Task<HttpResponseMessage> SendAsync(
        string page, string action, params (string Name, string Value)[] fields)
    {
        string token = TokenField().Match(await client.GetStringAsync(page)).Groups["token"].Value;
        Assert.NotEmpty(token);
        using var body = new FormUrlEncodedContent(
            fields.Select(f => KeyValuePair.Create(f.Name, f.Value))
                .Prepend(KeyValuePair.Create("__RequestVerificationToken", WebUtility.HtmlDecode(token))));
        return await client.PostAsync(action, body);
    }

    public async Task<HttpStatusCode> SignInAsync(string name, string password)
    {
        using HttpResponseMessage answer =
            await SendAsync("/sign-in", "/sign-in", ("name", name), ("password", password), ("back", "/kill"));
        return answer.StatusCode;
    }

    public async Task<bool> IsSignedInAsync()
    {
        using HttpResponseMessage answer = await client.GetAsync("/kill");
        return answer.StatusCode == HttpStatusCode.OK;
    }

    public async Task SetPasswordAsync(string password)
    {
        using HttpResponseMessage answer = await SendAsync(
            "/account", "/account/password", ("wanted", password), ("again", password));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    public async Task<string> InviteAsync(string name, string role)
    {
        using HttpResponseMessage answer = await SendAsync("/people", "/people/invite", ("name", name), ("role", role));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Link().Match(await answer.Content.ReadAsStringAsync()).Groups["path"].Value;
    }

    public void Dispose() => client.Dispose();

    [GeneratedRegex(
        "name=\"__RequestVerificationToken\"[^>]* value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TokenField();

    [GeneratedRegex("<code>http://[^/]+(?<path>/signin/[0-9a-f]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
