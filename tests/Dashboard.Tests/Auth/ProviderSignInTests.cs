using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using Ops.Dashboard.Accounts;
using Ops.Telemetry.Contracts;
using Xunit;

namespace Ops.Dashboard.Tests.Auth;

public sealed class ProviderSignInTests
{
    [Fact]
    public async Task Person_OfAKnownGroup_IsLetInWithItsRole()
    {
        await using IdentityProvider provider = await IdentityProvider.StartAsync();
        provider.Name = "Anna";
        provider.Groups = ["somewhere else", "desk"];
        using var room = new ProviderRoom(provider.Handler);
        using var visit = new Visit(room, provider);

        (HttpResponseMessage answer, string asked) = await visit.GoAsync();

        Assert.Equal("/sign-in/done?back=%2Fkill", answer.Headers.Location?.OriginalString);
        Assert.Contains("code_challenge_method=S256", asked);
        Assert.Contains("response_type=code", asked);
        Assert.True(provider.SawProof);
        string account = await visit.ReadAsync("/account");
        Assert.Contains("You are anna (operator), signed in by provider", account);
        Assert.Contains("kept by the identity provider", account);
        AuditEntry entry = Assert.Single(room.Trail, e => e.What == AccountTrail.SignIn);
        Assert.Equal("anna", entry.By.Name);
        Assert.Contains("subject subject-of-Anna", entry.Detail);
    }

    [Fact]
    public async Task Person_OfTwoGroups_HasTheStrongerRole()
    {
        await using IdentityProvider provider = await IdentityProvider.StartAsync();
        provider.Groups = ["desk", "chiefs"];
        using var room = new ProviderRoom(provider.Handler);
        using var visit = new Visit(room, provider);

        await visit.GoAsync();

        Assert.Contains("You are anna (supervisor)", await visit.ReadAsync("/account"));
    }

    [Theory]
    [InlineData("anna", "guests", "has none of the groups that give a role")]
    [InlineData("anna", "supervisor", "has none of the groups that give a role")]
    [InlineData("operator-1", "desk", "names nobody who can be let in")]
    [InlineData("viewer-key", "desk", "names nobody who can be let in")]
    [InlineData("<script>", "desk", "names nobody who can be let in")]
    public async Task Person_WithoutARoleOrWithSomebodyElsesName_IsRefusedAndNoted(
        string name, string group, string why)
    {
        await using IdentityProvider provider = await IdentityProvider.StartAsync();
        (provider.Name, provider.Groups) = (name, [group]);
        using var room = new ProviderRoom(provider.Handler);
        using var visit = new Visit(room, provider);

        (HttpResponseMessage answer, _) = await visit.GoAsync();

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains(why, await answer.Content.ReadAsStringAsync());
        Assert.False(answer.Headers.TryGetValues("Set-Cookie", out IEnumerable<string>? set)
            && set.Any(cookie => cookie.StartsWith("ops-session")));
        Assert.Contains(room.Trail, e => e.What == AccountTrail.SignInFailed && e.Subject == "provider");
    }

    [Fact]
    public async Task Answer_OfAnotherBrowser_LetsNobodyIn()
    {
        await using IdentityProvider provider = await IdentityProvider.StartAsync();
        using var room = new ProviderRoom(provider.Handler);
        using var victim = new Visit(room, provider);
        using var thief = new Visit(room, provider);
        string callback = await victim.CallbackAsync();

        using HttpResponseMessage answer = await thief.GetAsync(callback);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Room_WithTheWrongSecret_LetsNobodyIn()
    {
        await using IdentityProvider provider = await IdentityProvider.StartAsync();
        using var room = new ProviderRoom(provider.Handler, "another-secret");
        using var visit = new Visit(room, provider);

        (HttpResponseMessage answer, _) = await visit.GoAsync();

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.DoesNotContain("another-secret", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Provider_ThatDoesNotAnswer_LeavesTheOtherWaysIn()
    {
        using var room = new ProviderRoom(static () => new DeadHandler());
        using HttpClient client = room.Anonymous();

        using HttpResponseMessage answer = await client.GetAsync("/sign-in/provider");
        using HttpClient byLink = await room.SignedInAsync("operator");
        using HttpResponseMessage page = await byLink.GetAsync("/kill");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("the firm does not answer", await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    private sealed class DeadHandler : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel) =>
            throw new HttpRequestException("Connection refused");
    }

    /// <summary>A browser that goes to the room, from there to the provider, and back. It keeps cookies by hand: those
    /// of the room carry the test's time, which lies behind the one of this machine.</summary>
    private sealed class Visit : IDisposable
    {
        private readonly HttpClient _room;
        private readonly HttpClient _provider;
        private readonly Dictionary<string, string> _cookies = [];

        public Visit(ProviderRoom room, IdentityProvider provider)
        {
            _room = room.CreateClient(new WebApplicationFactoryClientOptions
            {
                AllowAutoRedirect = false,
                HandleCookies = false,
            });
            _provider = new HttpClient(provider.Handler());
        }

        public async Task<(HttpResponseMessage Answer, string Asked)> GoAsync()
        {
            using HttpResponseMessage start = await GetAsync("/sign-in/provider?back=/kill");
            string asked = start.Headers.Location!.ToString();
            using HttpResponseMessage there = await _provider.GetAsync(asked);
            return (await GetAsync(there.Headers.Location!.PathAndQuery), asked);
        }

        public async Task<string> CallbackAsync()
        {
            using HttpResponseMessage start = await GetAsync("/sign-in/provider");
            using HttpResponseMessage there = await _provider.GetAsync(start.Headers.Location);
            return there.Headers.Location!.PathAndQuery;
        }

        public async Task<string> ReadAsync(string path)
        {
            using HttpResponseMessage answer = await GetAsync(path);
            return await answer.Content.ReadAsStringAsync();
        }

        public async Task<HttpResponseMessage> GetAsync(string path)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            if (_cookies.Count > 0)
                request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(c => $"{c.Key}={c.Value}")));
            HttpResponseMessage answer = await _room.SendAsync(request);
            if (answer.Headers.TryGetValues("Set-Cookie", out IEnumerable<string>? set))
            {
                foreach (string[] pair in set.Select(cookie => cookie.Split(';')[0].Split('=', 2)))
                    _cookies[pair[0]] = pair[1];
            }
            return answer;
        }

        public void Dispose()
        {
            _room.Dispose();
            _provider.Dispose();
        }
    }
}
