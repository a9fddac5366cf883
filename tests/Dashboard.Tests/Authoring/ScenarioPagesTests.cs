using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Ops.Dashboard.Api;
using Ops.Dashboard.Authoring;
using Ops.Dashboard.Startup;
using Ops.Dashboard.Tests.Accounts;
using Ops.Dashboard.Tests.Api;
using Ops.Simulator.Scenarios;
using Xunit;

namespace Ops.Dashboard.Tests.Authoring;

/// <summary>A trainer writes a scenario: by the pages, which work without script, and by HTTP.</summary>
public sealed partial class ScenarioPagesTests : IDisposable
{
    private readonly RoomFactory _room = new();

    private ScenarioLibrary Library => _room.Services.GetRequiredService<ScenarioLibrary>();

    private string OwnFile => Path.Combine(_room.DataDirectory, "scenarios", "my-infinium.yaml");

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task Copy_ChangedAndSaved_IsOnOfferAtOnce()
    {
        using Browser trainer = await Browser.ByLinkAsync(_room, "instructor");
        string page = await trainer.ReadAsync("/training/scenarios/infinium-2010");
        string text = TextOf(page).Replace("title: ", "title: Ours, ", StringComparison.Ordinal);

        using HttpResponseMessage saved = await PressAsync(
            trainer, "infinium-2010", "save", "my-infinium", text, StampOf(page));

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Contains(Library.Summaries, one => one.Id == "my-infinium" && one.Title.StartsWith("Ours, "));
        Assert.Equal(text, File.ReadAllText(OwnFile));
        Assert.Contains("my-infinium", await trainer.ReadAsync("/training/scenarios"));
        Assert.Contains("is saved and on offer", await trainer.ReadAsync(saved.Headers.Location!.OriginalString));
    }

    [Fact]
    public async Task Text_WithFaults_ShowsEachWithItsPlace_KeepsTheText_AndSavesNothing()
    {
        using Browser trainer = await Browser.ByLinkAsync(_room, "instructor");
        string page = await trainer.ReadAsync("/training/scenarios/infinium-2010");
        string text = TextOf(page).Replace("teaches:", "teeches:", StringComparison.Ordinal);

        using HttpResponseMessage refused = await PressAsync(
            trainer, "infinium-2010", "save", "my-infinium", text, StampOf(page));

        string answer = await refused.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Matches("data-line=\"\\d+\" data-column=\"1\"", answer);
        Assert.Contains("did you mean teaches?", WebUtility.HtmlDecode(answer));
        Assert.Equal(text, TextOf(answer));
        Assert.False(File.Exists(OwnFile));
        Assert.DoesNotContain(Library.Summaries, one => one.Id == "my-infinium");
    }

    [Fact]
    public async Task Save_UnderAShippedId_OrOverAnothersChange_WritesNothing()
    {
        using Browser trainer = await Browser.ByLinkAsync(_room, "instructor");
        string page = await trainer.ReadAsync("/training/scenarios/infinium-2010");
        string text = TextOf(page);
        using HttpResponseMessage shipped =
            await PressAsync(trainer, "infinium-2010", "save", "infinium-2010", text, "");
        Assert.Equal(HttpStatusCode.Conflict, shipped.StatusCode);

        using HttpResponseMessage first = await PressAsync(trainer, "infinium-2010", "save", "my-infinium", text, "");
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        string stamp = StampOf(await trainer.ReadAsync("/training/scenarios/my-infinium"));
        using HttpResponseMessage mine = await PressAsync(
            trainer, "my-infinium", "save", "my-infinium", text + "# mine\n", stamp);
        using HttpResponseMessage late = await PressAsync(
            trainer, "my-infinium", "save", "my-infinium", text + "# late\n", stamp);

        Assert.Equal(HttpStatusCode.Redirect, mine.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("# late", TextOf(await late.Content.ReadAsStringAsync()));
        Assert.EndsWith("# mine\n", File.ReadAllText(OwnFile));
    }

    [Fact]
    public async Task Preview_RunsTheDay_AndVaryPutsAnotherSessionIntoTheText()
    {
        using Browser trainer = await Browser.ByLinkAsync(_room, "instructor");
        string text = TextOf(await trainer.ReadAsync("/training/scenarios/infinium-2010"));

        using HttpResponseMessage shown = await PressAsync(trainer, "infinium-2010", "preview", "x", text, "");
        using HttpResponseMessage varied = await PressAsync(trainer, "infinium-2010", "vary", "x", text, "");

        string way = shown.Headers.Location!.OriginalString;
        Assert.Equal(HttpStatusCode.Redirect, shown.StatusCode);
        PreviewJob job = _room.Services.GetRequiredService<PreviewBook>().Find(Guid.Parse(way.Split('/')[^1]))!;
        await job.Made;
        Assert.Equal(1, job.Progress.Part);
        string preview = WebUtility.HtmlDecode(await trainer.ReadAsync(way));
        Assert.Contains("seed 1", preview);
        Assert.Matches("The incident, nobody acting: 6,[0-9]{3} orders", preview.ReplaceLineEndings(" "));
        Assert.Contains("<polyline", preview);
        string other = await varied.Content.ReadAsStringAsync();
        Assert.Contains("(varied, standard, seed 1)", TextOf(other));
        Assert.Contains("value=\"infinium-2010-1\"", other);
        Assert.Contains("No faults.", other);
    }

    [Theory]
    [InlineData("preview")]
    [InlineData("vary")]
    public async Task SeedThatIsNone_IsRefused_AndStaysInItsField(string press)
    {
        using Browser trainer = await Browser.ByLinkAsync(_room, "instructor");
        string text = TextOf(await trainer.ReadAsync("/training/scenarios/infinium-2010"));

        using HttpResponseMessage answer =
            await PressAsync(trainer, "infinium-2010", press, "x", text, "", seed: "xx");
        string html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Seed: \"xx\" must be a whole number", html);
        Assert.Contains("value=\"xx\"", html);
    }

    [Fact]
    public async Task Body_AboveTheLimit_IsRefused_WithTheLimitInBytes()
    {
        using HttpClient trainer = _room.As("instructor");
        using var text = new ByteArrayContent(new byte[ScenarioDesk.LargestRequest + 1]);
        using var small = new ByteArrayContent(new byte[RequestLimits.LargestBody + 1]);

        using HttpResponseMessage put = await trainer.PutAsync("/api/scenarios/mine", text);
        using HttpResponseMessage other = await trainer.PostAsync("/api/changes/preview", small);

        JsonElement body = JsonDocument.Parse(await put.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal((413, 413), ((int)put.StatusCode, (int)other.StatusCode));
        Assert.Equal("too-large", body.GetProperty("code").GetString());
        Assert.Contains("4194304 bytes", body.GetProperty("detail").GetString());
        Assert.Contains("262144 bytes", await other.Content.ReadAsStringAsync());
    }

    [Fact]
    public void Body_ThatTurnsOutTooLarge_IsToldTheLimitThatHeldForIt()
    {
        var context = new DefaultHttpContext();
        context.Features.Set<IHttpMaxRequestBodySizeFeature>(new Limit { MaxRequestBodySize = 1000 });
        var problem = new ProblemDetailsContext
        {
            HttpContext = context, ProblemDetails = new ProblemDetails { Status = 413 },
        };

        Problems.Complete(problem);

        Assert.Equal("too-large", problem.ProblemDetails.Extensions["code"]);
        Assert.Contains("1000 bytes", problem.ProblemDetails.Detail);
    }

    [Fact]
    public async Task Remove_TakesOnesOwn_AndNothingThatIsShipped()
    {
        using Browser trainer = await Browser.ByLinkAsync(_room, "instructor");
        string text = TextOf(await trainer.ReadAsync("/training/scenarios/infinium-2010"));
        using HttpResponseMessage saved = await PressAsync(trainer, "infinium-2010", "save", "my-infinium", text, "");
        string stamp = StampOf(await trainer.ReadAsync("/training/scenarios/my-infinium"));

        using HttpResponseMessage gone = await PressAsync(trainer, "my-infinium", "remove", "", text, stamp);
        using HttpResponseMessage stays = await PressAsync(trainer, "infinium-2010", "remove", "", text, "");

        Assert.Equal(HttpStatusCode.Redirect, gone.StatusCode);
        Assert.False(File.Exists(OwnFile));
        Assert.Equal(HttpStatusCode.Conflict, stays.StatusCode);
        Assert.DoesNotContain(Library.Summaries, one => one.Id == "my-infinium");
    }

    [Theory]
    [InlineData("../../../etc/passwd")]
    [InlineData("/etc/passwd")]
    public async Task Text_NamingAFileElsewhere_IsRefusedWithoutLooking(string file)
    {
        using HttpClient trainer = _room.As("instructor");
        string text = (await trainer.GetStringAsync("/api/scenarios/recorded-sample"))
            .Replace("file: recorded-sample.csv", $"file: {file}", StringComparison.Ordinal);

        using HttpResponseMessage answer = await trainer.PostAsync(
            "/api/scenarios/mine/check", new StringContent(text, Encoding.UTF8, "application/yaml"));

        JsonElement body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.False(body.GetProperty("valid").GetBoolean());
        Assert.Contains("is not beside the scenario", body.GetProperty("errors")[0].GetProperty("wrong").GetString());
    }

    [Fact]
    public async Task Api_PutsWithAnETag_AndRefusesALateWriter()
    {
        using HttpClient trainer = _room.As("instructor");
        string text = await trainer.GetStringAsync("/api/scenarios/infinium-2010");

        (HttpStatusCode first, string? tag) = await PutAsync(trainer, text, tag: null);
        (HttpStatusCode again, _) = await PutAsync(trainer, text, tag: null);
        (HttpStatusCode second, _) = await PutAsync(trainer, text + "# two\n", tag);
        (HttpStatusCode late, _) = await PutAsync(trainer, text + "# three\n", tag);
        (HttpStatusCode faulty, _) = await PutAsync(trainer, "title: [", tag);

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.Conflict), (first, again));
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.Conflict), (second, late));
        Assert.Equal(HttpStatusCode.BadRequest, faulty);
        Assert.EndsWith("# two\n", File.ReadAllText(OwnFile));
        Assert.Equal(HttpStatusCode.NotFound, (await trainer.DeleteAsync("/api/scenarios/none")).StatusCode);
    }

    [Theory]
    [InlineData("..%2Fsession")]
    [InlineData("UPPER")]
    [InlineData("a_b")]
    public async Task Api_AnIdThatIsNone_IsRefused(string id)
    {
        using HttpClient trainer = _room.As("instructor");
        string text = await trainer.GetStringAsync("/api/scenarios/infinium-2010");
        using var content = new StringContent(text, Encoding.UTF8, "application/yaml");

        using HttpResponseMessage answer = await trainer.PutAsync($"/api/scenarios/{id}", content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(Directory.Exists(Path.Combine(_room.DataDirectory, "scenarios")));
    }

    private sealed class Limit : IHttpMaxRequestBodySizeFeature
    {
        public bool IsReadOnly => true;

        public long? MaxRequestBodySize { get; set; }
    }

    private static async Task<(HttpStatusCode Status, string? Tag)> PutAsync(
        HttpClient client, string text, string? tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/scenarios/my-infinium")
        {
            Content = new StringContent(text, Encoding.UTF8, "application/yaml"),
        };
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        using HttpResponseMessage answer = await client.SendAsync(request);
        return (answer.StatusCode, answer.Headers.ETag?.Tag);
    }

    private static Task<HttpResponseMessage> PressAsync(
        Browser browser, string page, string press, string id, string text, string stamp, string seed = "1") =>
        browser.SendAsync(
            $"/training/scenarios/{page}", $"/training/scenarios/{page}", ("do", press), ("id", id), ("text", text),
            ("stamp", stamp), ("seed", seed), ("difficulty", "standard"));

    private static string TextOf(string page) =>
        WebUtility.HtmlDecode(Area().Match(page).Groups["text"].Value).ReplaceLineEndings("\n");

    private static string StampOf(string page) => Stamp().Match(page).Groups["stamp"].Value;

    [GeneratedRegex(
        "<textarea[^>]*>\n(?<text>.*?)</textarea>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Area();

    [GeneratedRegex("name=\"stamp\" value=\"(?<stamp>[0-9a-f]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Stamp();
}
