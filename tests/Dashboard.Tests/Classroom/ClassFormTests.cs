using System.Net;
using System.Net.Http.Json;
using Xunit;

namespace Ops.Dashboard.Tests.Classroom;

/// <summary>The form that opens a class session, and what the list and its pages say of it.</summary>
public sealed class ClassFormTests
{
    [Fact]
    public async Task WrongForm_ComesBackWithEveryFault_AndWithWhatWasWritten()
    {
        await using var room = new ClassroomRoom();
        using HttpClient leader = room.As("instructor");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["title"] = "Monday <class>", ["scenario"] = "knight-2012/sec", ["seed"] = "seven", ["difficulty"] = "hard",
            ["name1"] = "a b", ["role1"] = "supervisor",
        });

        using HttpResponseMessage answer = await leader.PostAsync("/sessions", form);
        string html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("must be a whole number", html);
        Assert.Contains("beginning with a letter", html);
        foreach (string written in new[] { "value=\"Monday <class>\"", "value=\"seven\"", "value=\"a b\"" })
            Assert.Contains(written, html);
        foreach (string chosen in new[] { "knight-2012/sec", "hard", "supervisor" })
            Assert.Contains($"value=\"{chosen}\" selected", html);
        Assert.DoesNotContain("value=\"plain-day\"", html);
        Assert.Empty(room.Desk.Rooms);
    }

    [Fact]
    public async Task ClassList_ShowsTheVariation()
    {
        await using var room = new ClassroomRoom();
        using HttpClient leader = room.As("instructor");

        using HttpResponseMessage answer = await leader.PostAsJsonAsync(
            "/api/sessions", new { scenario = "knight-2012", difficulty = "hard" });

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.EndsWith("varied: hard", Assert.Single(room.Desk.Rooms).Row().Scenario);
    }

    [Fact]
    public async Task TrainingPage_OfAClass_TellsATraineeWhoLeads()
    {
        await using var room = new ClassroomRoom();
        ClassroomRoom.Opened opened = await room.OpenAsync("Monday class", ("ann", "operator"));
        using HttpClient ann = room.WithKey(opened.Seats["ann"].Key);

        string html = await ann.GetStringAsync($"{opened.Path}training");

        Assert.Contains("In a class session its instructors lead", html);
        Assert.DoesNotContain("needs the role operator", html);
    }
}
