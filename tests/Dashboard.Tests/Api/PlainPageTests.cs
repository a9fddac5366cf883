using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace Ops.Dashboard.Tests.Api;

public sealed partial class PlainPageTests : IDisposable
{
    private readonly RoomFactory _room = new();

    [Fact]
    public async Task KillPage_HasAButtonPerServerAndForAll_AndNoScript()
    {
        using HttpClient client = await _room.SignedInAsync("operator");

        string page = await client.GetStringAsync("/kill");

        Assert.Contains(">Kill all servers</button>", page);
        for (int i = 1; i <= 8; i++)
            Assert.Contains($">Kill smars-{i}</button>", page);
        Assert.DoesNotContain("<script", page);
        Assert.Contains("role=\"status\" aria-label=\"Mode\"", page);
    }

    [Fact]
    public async Task KillPage_OfAViewer_HasNoKill()
    {
        using HttpClient client = await _room.SignedInAsync("viewer");

        string page = await client.GetStringAsync("/kill");

        Assert.DoesNotContain("<button", page);
        Assert.Contains("smars-8", page);
    }

    [Fact]
    public async Task KillPage_FormSentBackAsItStands_KillsAndShowsTheReceipt()
    {
        using HttpClient client = await _room.SignedInAsync("operator");
        Dictionary<string, string> form = FormOf(await client.GetStringAsync("/kill"), "Kill smars-3");

        using var body = new FormUrlEncodedContent(form);
        using HttpResponseMessage answer = await client.PostAsync("/kill", body);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        string page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("Kill of server smars-3", page);
        Assert.Equal("smars-3", Assert.Single(_room.Room.Control.Current.Holds).Scope.Target);
    }

    [Fact]
    public async Task Receipt_LoadsItselfAgain_UntilHalted()
    {
        await _room.RunningAsync();
        _room.Room.AcknowledgesAtOnce = false;
        using HttpClient client = await _room.SignedInAsync("operator");
        Dictionary<string, string> form = FormOf(await client.GetStringAsync("/kill"), "Kill all servers");
        using var body = new FormUrlEncodedContent(form);
        using HttpResponseMessage sent = await client.PostAsync("/kill", body);
        string waiting = await sent.Content.ReadAsStringAsync();
        _room.Room.Acknowledge();

        string halted = await client.GetStringAsync($"/kill/{form["commandId"]}");

        Assert.Contains($"http-equiv=\"refresh\" content=\"1;url=kill/{form["commandId"]}\"", waiting);
        Assert.DoesNotContain("http-equiv=\"refresh\"", halted);
        Assert.Contains("8 of 8 servers acknowledged", halted);
    }

    [Fact]
    public async Task KillForm_WithoutItsToken_IsRefused()
    {
        using HttpClient client = await _room.SignedInAsync("operator");
        Dictionary<string, string> form = FormOf(await client.GetStringAsync("/kill"), "Kill all servers");
        form.Remove("__RequestVerificationToken");

        using var body = new FormUrlEncodedContent(form);
        using HttpResponseMessage answer = await client.PostAsync("/kill", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(_room.Room.Control.Current.Holds);
    }

    [Fact]
    public async Task KillForm_WithAMeanReason_IsShownAsText()
    {
        using HttpClient client = await _room.SignedInAsync("operator");
        Dictionary<string, string> form = FormOf(await client.GetStringAsync("/kill"), "Kill the chosen");
        form["choice"] = "group:retail";
        form["reason"] = "<script>alert(1)</script>";
        form["mode"] = "blockAndCancel";

        using var body = new FormUrlEncodedContent(form);
        using HttpResponseMessage answer = await client.PostAsync("/kill", body);
        string page = await answer.Content.ReadAsStringAsync();

        Assert.Contains("Kill of group retail", page);
        Assert.Contains("&lt;script&gt;", page);
        Assert.DoesNotContain("<script>", page);
    }

    [Fact]
    public async Task ReleaseForms_LetTwoPeopleRelease()
    {
        await _room.As("operator").Post("/api/kill", new { scope = "fleet", reason = "x" });
        using HttpClient first = await _room.SignedInAsync("operator");
        using HttpClient second = await _room.SignedInAsync("supervisor");
        Dictionary<string, string> ask = FormOf(await first.GetStringAsync("/kill"), "Request release of H-1");
        (ask["cause"], ask["evidence"]) = ("found", "seen");
        using var asked = new FormUrlEncodedContent(ask);
        using HttpResponseMessage requested = await first.PostAsync("/kill/release", asked);
        using var approval = new FormUrlEncodedContent(
            FormOf(await second.GetStringAsync("/kill"), "Approve release of H-1"));

        using HttpResponseMessage approved = await second.PostAsync("/kill/approve", approval);
        using HttpResponseMessage again = await second.PostAsync("/kill/approve", approval);

        Assert.Equal("/kill", requested.Headers.Location?.OriginalString);
        Assert.Equal("/kill", approved.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Contains("approved this release already, at ", await again.Content.ReadAsStringAsync());
        Assert.Empty(_room.Room.Control.Current.Holds);
    }

    public void Dispose() => _room.Dispose();

    // hidden fields of the form with that button
    private static Dictionary<string, string> FormOf(string page, string button)
    {
        string form = page.Split("<form").First(f => f.Contains($">{button}</button>"));
        return Hidden().Matches(form)
            .ToDictionary(m => m.Groups["name"].Value, m => WebUtility.HtmlDecode(m.Groups["value"].Value));
    }

    [GeneratedRegex("type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"")]
    private static partial Regex Hidden();
}
