using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Ops.Dashboard.Auth;
using Ops.Dashboard.Tests.Api;
using Xunit;

namespace Ops.Dashboard.Tests.Auth;

public sealed class SignInTests : IDisposable
{
    private readonly RoomFactory _room = new();

    [Fact]
    public void Link_IsGoodOnce()
    {
        var links = new SignInLinks();
        (string role, string token) = links.Create()[1];

        Assert.Equal((SignInOutcome.SignedIn, "operator-1", role), links.Take(token));
        Assert.Equal((SignInOutcome.Used, "operator-1", role), links.Take(token));
        Assert.Equal(SignInOutcome.Unknown, links.Take(token + "0").Outcome);
    }

    [Fact]
    public void Link_TakenByManyAtOnce_SignsInOne()
    {
        var links = new SignInLinks();
        string token = links.Create()[0].Token;
        int signedIn = 0;

        Parallel.For(0, 64, _ =>
        {
            if (links.Take(token).Outcome == SignInOutcome.SignedIn)
                Interlocked.Increment(ref signedIn);
        });

        Assert.Equal(1, signedIn);
    }

    [Fact]
    public async Task SignIn_SetsACookieNoScriptAndNoOtherSiteCanUse()
    {
        using HttpClient client = _room.Anonymous();
        string token = _room.Services.GetRequiredService<SignInLinks>().Create()[1].Token;

        using HttpResponseMessage answer = await client.GetAsync($"/signin/{token}");

        string cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("ops-session=", cookie);
        Assert.Contains("httponly", cookie);
        Assert.Contains("samesite=strict", cookie);
        Assert.Equal("/", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task SignIn_WithAUsedOrUnknownLink_ExplainsHowToGetAnother()
    {
        using HttpClient client = _room.Anonymous();
        string token = _room.Services.GetRequiredService<SignInLinks>().Create()[1].Token;
        await client.GetAsync($"/signin/{token}");

        using HttpResponseMessage used = await client.GetAsync($"/signin/{token}");
        using HttpResponseMessage unknown = await client.GetAsync("/signin/abc");

        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.NotFound), (used.StatusCode, unknown.StatusCode));
        Assert.Contains("Start it again to get new ones", await used.Content.ReadAsStringAsync());
        Assert.Contains("Start it again to get new ones", await unknown.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task SignIn_GuessedTooOften_IsLimited()
    {
        using HttpClient client = _room.Anonymous();
        var answers = new List<HttpStatusCode>();
        for (int i = 0; i < 40; i++)
        {
            using HttpResponseMessage answer = await client.GetAsync($"/signin/{i}");
            answers.Add(answer.StatusCode);
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
    }

    [Fact]
    public async Task Page_WithoutIdentity_LeadsToTheExplanation()
    {
        using HttpClient client = _room.Anonymous();

        using HttpResponseMessage answer = await client.GetAsync("/kill");
        string login = await client.GetStringAsync("/login");

        Assert.Equal("/login?back=%2Fkill", answer.Headers.Location?.OriginalString);
        Assert.Contains("Sign in as operator: http://localhost/signin/...", login);
        Assert.Contains("You are not signed in.", login);
        Assert.Contains("You have signed out.", await client.GetStringAsync("/login?signed-out=true"));
    }

    [Fact]
    public async Task SignIn_LastsTwelveHoursFromItsLastUse()
    {
        using HttpClient client = await _room.SignedInAsync("operator");

        _room.Time.Advance(TimeSpan.FromHours(11));
        using HttpResponseMessage used = await client.GetAsync("/kill");
        _room.Time.Advance(TimeSpan.FromHours(11));
        using HttpResponseMessage prolonged = await client.GetAsync("/kill");
        _room.Time.Advance(TimeSpan.FromHours(12.1));
        using HttpResponseMessage lapsed = await client.GetAsync("/kill");

        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.OK, "/login?back=%2Fkill"),
            (used.StatusCode, prolonged.StatusCode, lapsed.Headers.Location?.OriginalString));
    }

    [Fact]
    public async Task SignOut_EndsTheCookieTooThatSomebodyKept()
    {
        using HttpClient client = _room.Anonymous();
        string token = _room.Services.GetRequiredService<SignInLinks>().Create()[1].Token;
        using HttpResponseMessage signedIn = await client.GetAsync($"/signin/{token}");
        string kept = signedIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        string page = await client.GetStringAsync("/");
        string form = System.Text.RegularExpressions.Regex.Match(
            page, "name=\"__RequestVerificationToken\"[^>]* value=\"([^\"]+)\"").Groups[1].Value;
        using var body = new FormUrlEncodedContent([new("__RequestVerificationToken", form)]);

        using HttpResponseMessage signedOut = await client.PostAsync("/signout", body);
        using HttpClient thief = _room.Anonymous();
        thief.DefaultRequestHeaders.Add("Cookie", kept);
        using HttpResponseMessage answer = await thief.GetAsync("/kill");

        Assert.Equal("/login?signed-out=true", signedOut.Headers.Location?.OriginalString);
        Assert.Equal("/login?back=%2Fkill", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Answer_CarriesTheSecurityHeaders()
    {
        using HttpResponseMessage answer = await _room.Anonymous().GetAsync("/login");

        Assert.Contains("frame-ancestors 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
    }

    public void Dispose() => _room.Dispose();
}
