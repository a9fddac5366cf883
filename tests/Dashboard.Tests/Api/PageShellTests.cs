using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Ops.Dashboard.Tests.Api;

public sealed partial class PageShellTests : IDisposable
{
    private readonly RoomFactory _room = new();

    [Theory]
    [InlineData("/account")]
    [InlineData("/recordings")]
    [InlineData("/training/scenarios")]
    [InlineData("/training/scenarios/knight-2012")]
    [InlineData("/training/history")]
    [InlineData("/unwind")]
    [InlineData("/audit/evidence")]
    [InlineData("/kill")]
    public async Task EveryPlainPage_HasModePersonPlacesAndOneButtonForAll(string path)
    {
        using HttpClient client = await _room.SignedInAsync("operator");

        string page = await client.GetStringAsync(path);

        Assert.Single(KillAll().Matches(page));
        Assert.Contains("role=\"status\" aria-label=\"Mode\">LIVE", page);
        Assert.Contains("Signed in", page);
        Assert.All(
            (string[])["./", "alarms", "limits", "parity", "audit", "doors", "training", "kill", "account"],
            place => Assert.Contains($"<a href=\"{place}\"", page));
    }

    [Fact]
    public async Task Button_OfAPageThatIsNotAboutKills_StopsAllServers()
    {
        using HttpClient client = await _room.SignedInAsync("operator");
        string page = await client.GetStringAsync("/account");
        var fields = Field().Matches(page[..page.IndexOf("</aside>", StringComparison.Ordinal)])
            .ToDictionary(
                static m => m.Groups["name"].Value, static m => WebUtility.HtmlDecode(m.Groups["value"].Value));
        fields["mode"] = "blockAndCancel";

        using var body = new FormUrlEncodedContent(fields);
        using HttpResponseMessage answer = await client.PostAsync("/kill", body);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal("Stopped from the control room", Assert.Single(_room.Room.Control.Current.Holds).Reason);
    }

    [Fact]
    public async Task Viewer_HasThePlaces_AndNoButton()
    {
        using HttpClient client = await _room.SignedInAsync("viewer");

        string page = await client.GetStringAsync("/account");

        Assert.DoesNotContain("Kill all servers", page);
        Assert.Contains("<a href=\"account\" class=\"active\" aria-current=\"page\">", page);
    }

    [Fact]
    public async Task SignIn_OfNobody_HasNeitherPlacesNorButton()
    {
        using HttpClient client = _room.CreateClient();

        string page = await client.GetStringAsync("/sign-in");

        Assert.DoesNotContain("Kill all servers", page);
        Assert.DoesNotContain("<nav", page);
        Assert.DoesNotContain("Signed in", page);
    }

    [Fact]
    public async Task Ticket_HasNoScript_SoThatNothingItLoadsTakesAPressAway()
    {
        using HttpClient client = await _room.SignedInAsync("operator");
        (_, JsonElement receipt) =
            await _room.As("operator").Post("/api/kill", new { scope = "server", target = "smars-1", reason = "x" });

        string page = await client.GetStringAsync($"/kill/{receipt.GetProperty("ticket").GetString()}");

        Assert.DoesNotContain("<script", page);
        Assert.Single(KillAll().Matches(page));
    }

    [Fact]
    public async Task Theme_IsTheOneChosenInThisBrowser()
    {
        using HttpClient client = await _room.SignedInAsync("operator");
        string dark = await client.GetStringAsync("/account");
        client.DefaultRequestHeaders.Add("Cookie", "ops-theme=light");

        string light = await client.GetStringAsync("/account");

        Assert.Contains("data-theme=\"dark\"", dark);
        Assert.Contains("data-theme=\"light\"", light);
    }

    [Fact]
    public async Task Forbidden_NamesTheRoleItTakes()
    {
        using HttpClient client = await _room.SignedInAsync("operator");

        using HttpResponseMessage answer = await client.GetAsync("/people");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        string page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("it takes the role supervisor.", page);
        Assert.Contains("<a href=\"sign-in\">Sign in as another</a>", page);
    }

    public void Dispose() => _room.Dispose();

    [GeneratedRegex(">(<span>)?Kill all servers(</span>)?</button>")]
    private static partial Regex KillAll();

    [GeneratedRegex("name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"")]
    private static partial Regex Field();
}
