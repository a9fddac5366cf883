using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ops.Dashboard.Tests.Api;

/// <summary>A room that is mounted below a path: every link, redirect and cookie stays there.</summary>
public sealed partial class MountedRoomTests
{
    private const string Mount = "/some/place";

    private static readonly string[] s_pages =
    [
        "/", "/servers/smars-8", "/alarms", "/parity", "/limits", "/audit", "/training", "/doors", "/kill", "/unwind",
        "/account", "/people", "/login", "/recordings", "/training/history", "/audit/evidence", "/not-there",
    ];

    [Fact]
    public async Task EveryLink_OfEveryPage_StaysBelowTheMount()
    {
        await using var room = new MountedRoom();
        using HttpClient client = await SignedInAsync(room);
        await room.RunningAsync();
        var links = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string page in s_pages)
        {
            var at = new Uri(client.BaseAddress!, Mount + page);
            string html = await client.GetStringOfAnyAsync(at);
            string mount = BaseTag().Match(html).Groups[1].Value;
            Assert.True(mount == $"{Mount}/", $"{page} has the base \"{mount}\"");
            foreach (Match link in Link().Matches(html))
            {
                string text = WebUtility.HtmlDecode(link.Groups[2].Value);
                var target = new Uri(new Uri(at, mount), text);
                if (target.Host != at.Host || target.Scheme != at.Scheme)
                    continue; // a source of a scenario, or this page by its name
                Assert.True(target.AbsolutePath.StartsWith($"{Mount}/", StringComparison.Ordinal),
                    $"{page} leads to {text}");
                if (link.Groups[1].Value != "action")
                    links.Add(target.PathAndQuery);
            }
        }
        Assert.True(links.Count > 25, $"only {links.Count} links were found");
        foreach (string link in links)
        {
            using HttpResponseMessage answer = await client.GetAsync(link);
            Assert.True(answer.StatusCode != HttpStatusCode.NotFound, $"{link} leads nowhere");
        }
    }

    [Fact]
    public async Task Redirects_StayBelowTheMount()
    {
        await using var room = new MountedRoom();
        using HttpClient stranger = room.Anonymous();

        using HttpResponseMessage toSignIn = await stranger.GetAsync($"{Mount}/limits?wall=1");
        using HttpClient client = await SignedInAsync(room);

        Assert.Equal($"{Mount}/login?back=%2Flimits%3Fwall%3D1", toSignIn.Headers.Location!.PathAndQuery());
        using HttpResponseMessage back = await stranger.GetAsync(
            $"{Mount}/signin/{room.Links.Create()[0].Token}?back=%2Flimits%3Fwall%3D1");
        Assert.Equal($"{Mount}/limits?wall=1", back.Headers.Location!.PathAndQuery());
    }

    [Fact]
    public async Task Cookies_AreOfTheMountAlone()
    {
        await using var room = new MountedRoom();
        using HttpClient client = room.Anonymous();

        using HttpResponseMessage signedIn = await client.GetAsync($"{Mount}/signin/{room.Links.Create()[0].Token}");
        using HttpResponseMessage page = await client.GetAsync($"{Mount}/kill");

        Assert.Contains($"path={Mount};", Assert.Single(signedIn.Headers.GetValues("Set-Cookie")));
        Assert.Contains($"path={Mount};", Assert.Single(page.Headers.GetValues("Set-Cookie")));
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\\evil.example")]
    public async Task Back_LeadsOutOfTheRoom_Never(string back)
    {
        await using var room = new MountedRoom();
        using HttpClient client = room.Anonymous();
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        string html = await client.GetStringAsync(
            $"{Mount}/signin/{room.Links.Create()[0].Token}?back={Uri.EscapeDataString(back)}");

        Assert.Contains("<a href=\"./\">Go on</a>", html);
    }

    private static async Task<HttpClient> SignedInAsync(MountedRoom room)
    {
        HttpClient client = room.Anonymous();
        string token = room.Links.Create().First(link => link.Role == "supervisor").Token;
        using HttpResponseMessage answer = await client.GetAsync($"{Mount}/signin/{token}");
        Assert.Equal($"{Mount}/", answer.Headers.Location!.PathAndQuery());
        return client;
    }

    [GeneratedRegex("<base href=\"([^\"]*)\"")]
    private static partial Regex BaseTag();

    [GeneratedRegex("<[^>]*\\s(href|src|action)=\"([^\"]*)\"")]
    private static partial Regex Link();

    private sealed class MountedRoom : RoomFactory
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddSingleton<IStartupFilter, Mounting>());
        }
    }

    private sealed class Mounting : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.UsePathBase(Mount);
            next(app);
        };
    }
}

/// <summary>Small reads of answers.</summary>
internal static class MountedCalls
{
    /// <summary>The text of an answer, whatever its status, asked for as a browser does.</summary>
    public static async Task<string> GetStringOfAnyAsync(this HttpClient client, Uri at)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, at);
        request.Headers.Add("Accept", "text/html");
        using HttpResponseMessage answer = await client.SendAsync(request);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Path and query of a place, relative or not.</summary>
    public static string PathAndQuery(this Uri place) =>
        place.IsAbsoluteUri ? place.PathAndQuery : place.OriginalString;
}
