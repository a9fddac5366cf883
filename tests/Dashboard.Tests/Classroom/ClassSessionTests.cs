using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Ops.Dashboard.Sessions;
using Ops.Simulator;
using Xunit;

namespace Ops.Dashboard.Tests.Classroom;

/// <summary>Class sessions: opened, sat in, listed and ended.</summary>
public sealed class ClassSessionTests
{
    private static readonly (string, string)[] s_seats = [("ann", "operator"), ("bob", "supervisor")];

    [Fact]
    public async Task Session_IsOpened_WithItsSeats_AndItsLeader()
    {
        await using var room = new ClassroomRoom();

        ClassroomRoom.Opened opened = await room.OpenAsync("Monday class", s_seats);

        Assert.Equal($"/training/{opened.Id}/", opened.Path);
        Assert.StartsWith("training-", opened.Id, StringComparison.Ordinal);
        Assert.Equal(["ann", "bob", "instructor-9"], opened.Seats.Keys.Order());
        Assert.Contains(room.Trail, entry => entry.What == "class-opened" && entry.Subject == opened.Id
            && entry.By.Name == "instructor-9");
    }

    [Fact]
    public async Task Session_OpensFrozen_AndRunsWhenItsLeaderPressesRun()
    {
        await using var room = new ClassroomRoom();
        ClassroomRoom.Opened opened = await room.OpenAsync("Monday class", s_seats);
        bool stood = room.Desk.Find(opened.Id)!.State.Frozen;
        using HttpClient leader = room.WithKey(opened.Seats["instructor-9"].Key);

        using HttpResponseMessage run = await leader.PostAsJsonAsync($"{opened.Path}api/session/resume", new { });

        Assert.Equal((true, HttpStatusCode.OK), (stood, run.StatusCode));
        Assert.False(room.Desk.Find(opened.Id)!.State.Frozen);
    }

    [Fact]
    public async Task Seat_SeesTheSameScreens_WithTheWordAndTheSessionsName()
    {
        await using var room = new ClassroomRoom();
        ClassroomRoom.Opened opened = await room.OpenAsync("Monday class", s_seats);
        using HttpClient ann = await room.SeatedAsync(opened.Seats["ann"].Link);

        foreach (string page in new[] { "", "kill", "alarms", "parity", "limits", "audit", "doors", "training" })
        {
            using HttpResponseMessage answer = await ann.GetAsync(opened.Path + page);
            string html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{page}: {answer.StatusCode}");
            Assert.Contains("TRAINING · Monday class", html);
            Assert.Contains($"<base href=\"{opened.Path}\"", html);
            Assert.Equal($"TRAINING; session={opened.Id}", answer.Headers.GetValues("Ops-Mode").Single());
        }
        using HttpResponseMessage account = await ann.GetAsync($"{opened.Path}account");
        Assert.Contains("You sit in Monday class as ann, operator", await account.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Session_WithoutASlash_IsItsPage()
    {
        await using var room = new ClassroomRoom();
        ClassroomRoom.Opened opened = await room.OpenAsync("Monday class", s_seats);
        using HttpClient nobody = room.Anonymous();

        using HttpResponseMessage answer = await nobody.GetAsync($"/training/{opened.Id}");
        using HttpResponseMessage page = await nobody.GetAsync($"{opened.Path}limits");

        Assert.Equal(opened.Path, answer.Headers.Location!.OriginalString);
        Assert.Contains($"{opened.Path}login?back=%2Flimits", page.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task LinkOfASeat_IsGoodOnce_AndAnotherCanBeMade()
    {
        await using var room = new ClassroomRoom();
        ClassroomRoom.Opened opened = await room.OpenAsync("Monday class", s_seats);
        using HttpClient ann = await room.SeatedAsync(opened.Seats["ann"].Link);
        using HttpClient other = room.Anonymous();
        using HttpClient leader = room.As("instructor");

        using HttpResponseMessage again = await other.GetAsync(new Uri(opened.Seats["ann"].Link).PathAndQuery);
        using HttpResponseMessage more = await leader.PostAsJsonAsync(
            $"/api/sessions/{opened.Id}/seats/ann/link", new { });
        using JsonDocument made = JsonDocument.Parse(await more.Content.ReadAsStringAsync());
        using HttpClient later = await room.SeatedAsync(made.RootElement.GetProperty("link").GetString()!);
        using HttpResponseMessage page = await later.GetAsync(opened.Path);

        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task PersonOfTheMainRoom_TakesTheSeatOfTheirName_AndNoOther()
    {
        await using var room = new ClassroomRoom();
        ClassroomRoom.Opened opened = await room.OpenAsync("Monday class", ("operator-9", "operator"));
        using HttpClient known = room.As("operator");
        using HttpClient unknown = room.As("viewer");
        using var nothing = new FormUrlEncodedContent([]);

        using HttpResponseMessage taken = await known.PostAsync($"/sessions/{opened.Id}/seat", nothing);
        using HttpResponseMessage refused = await unknown.PostAsync($"/sessions/{opened.Id}/seat", nothing);
        string place = taken.Headers.Location!.OriginalString;
        using HttpClient seat = room.Anonymous();
        using HttpResponseMessage signedIn = await seat.GetAsync(place);

        Assert.StartsWith($"{opened.Path}signin/", place, StringComparison.Ordinal);
        Assert.Equal(opened.Path, signedIn.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task Release_InASession_NeedsItsOperatorAndItsSupervisor()
    {
        await using var room = new ClassroomRoom();
        ClassroomRoom.Opened opened = await room.OpenAsync("Monday class", s_seats);
        using HttpClient ann = room.WithKey(opened.Seats["ann"].Key);
        using HttpClient bob = room.WithKey(opened.Seats["bob"].Key);
        using HttpResponseMessage kill = await ann.PostAsJsonAsync(
            $"{opened.Path}api/kill", new { scope = "fleet", reason = "drill" });
        string hold = (await kill.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("hold").GetString()!;

        using HttpResponseMessage asked = await ann.PostAsJsonAsync(
            $"{opened.Path}api/release", new { hold, cause = "found", evidence = "log" });
        string request = (await asked.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("request").GetString()!;
        using HttpResponseMessage byAnn = await ann.PostAsJsonAsync(
            $"{opened.Path}api/release/{request}/approve", new { });
        using HttpResponseMessage byBob = await bob.PostAsJsonAsync(
            $"{opened.Path}api/release/{request}/approve", new { });

        Assert.Equal(HttpStatusCode.Accepted, kill.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, byAnn.StatusCode);
        Assert.Equal(HttpStatusCode.OK, byBob.StatusCode);
    }

    [Fact]
    public async Task Trainee_CantLead_AndTheInstructorCan()
    {
        await using var room = new ClassroomRoom();
        ClassroomRoom.Opened opened = await room.OpenAsync("Monday class", s_seats);
        using HttpClient ann = room.WithKey(opened.Seats["ann"].Key);
        using HttpClient leader = room.WithKey(opened.Seats["instructor-9"].Key);

        using HttpResponseMessage refused = await ann.PostAsJsonAsync($"{opened.Path}api/training/freeze", new { });
        using HttpResponseMessage frozen = await leader.PostAsJsonAsync($"{opened.Path}api/training/freeze", new { });
        using HttpResponseMessage other = await leader.PostAsJsonAsync(
            $"{opened.Path}api/training/start", new { scenario = "quiet-day" });

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(HttpStatusCode.OK, frozen.StatusCode);
        Assert.True(room.Desk.Find(opened.Id)!.State.Frozen);
        Assert.Contains("belongs to the class session", await other.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Ending_OneSession_TouchesNoOther_AndSaysSoToWhoeverComes()
    {
        await using var room = new ClassroomRoom();
        ClassroomRoom.Opened first = await room.OpenAsync("First", s_seats);
        ClassroomRoom.Opened second = await room.OpenAsync("Second", s_seats);
        var world = ClassroomRoom.WorldsOf(room.Desk.Find(first.Id)!).Made[^1];
        using HttpClient leader = room.As("instructor");
        using HttpClient ann = room.WithKey(first.Seats["ann"].Key);
        using HttpClient other = room.WithKey(second.Seats["ann"].Key);

        using HttpResponseMessage ended = await leader.DeleteAsync($"/api/sessions/{first.Id}");
        using HttpResponseMessage gone = await ann.PostAsJsonAsync(
            $"{first.Path}api/kill", new { scope = "fleet", reason = "drill" });
        using HttpResponseMessage page = await ann.GetAsync(first.Path);
        using HttpResponseMessage runs = await other.GetAsync($"{second.Path}api/control");
        using HttpResponseMessage debrief = await leader.GetAsync($"/training/{first.Id}/debrief");

        Assert.Equal(HttpStatusCode.OK, ended.StatusCode);
        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.Gone), (gone.StatusCode, page.StatusCode));
        Assert.Contains("\"session-ended\"", await gone.Content.ReadAsStringAsync());
        Assert.Contains($"training/{first.Id}/debrief", await page.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, runs.StatusCode);
        Assert.DoesNotContain("has ended", await debrief.Content.ReadAsStringAsync()); // the main room's page
        Assert.True(world.Disposed);
        Assert.False(ClassroomRoom.WorldsOf(room.Desk.Find(second.Id)!).Made[^1].Disposed);
    }

    [Fact]
    public async Task End_FromWithin_EndsTheWholeRoom()
    {
        await using var room = new ClassroomRoom();
        ClassroomRoom.Opened opened = await room.OpenAsync("Monday class", s_seats);
        using HttpClient leader = room.WithKey(opened.Seats["instructor-9"].Key);
        var changed = room.Desk.Changed.Subscribe();

        using HttpResponseMessage answer = await leader.PostAsJsonAsync($"{opened.Path}api/training/end", new { });
        while (room.Desk.Find(opened.Id) is not null)
            await changed.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("instructor-9", room.Desk.FindPast(opened.Id)!.EndedBy);
    }

    [Fact]
    public async Task SessionThatCantBeMade_SaysWhy_AndLeavesNothingBehind()
    {
        await using var room = new ClassroomRoom
        {
            OnFactory = worlds => worlds.OnCreate = _ => throw new InvalidOperationException("no memory"),
        };
        using HttpClient leader = room.As("instructor");

        using HttpResponseMessage answer = await leader.PostAsJsonAsync(
            "/api/sessions", new { scenario = "knight-2012" });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("no memory", await answer.Content.ReadAsStringAsync());
        Assert.Empty(room.Desk.Rooms);
        Assert.Empty(Directory.GetDirectories(Path.Combine(room.DataDirectory, "classroom")));
    }

    [Fact]
    public async Task SessionWhoseWorldFails_SaysSo()
    {
        await using var room = new ClassroomRoom
        {
            OnFactory = static worlds => worlds.OnMade = static made =>
                made.OnBucket = static () => throw new InvalidOperationException("no prices"),
        };

        ClassroomRoom.Opened opened = await room.OpenAsync("Monday class", s_seats);

        Assert.Equal("failed", room.Desk.Find(opened.Id)!.Word);
    }

    [Fact]
    public async Task Variation_OfASession_IsThatOfItsWorld()
    {
        var recipes = new List<SessionRecipe>();
        await using var room = new ClassroomRoom { OnFactory = worlds => worlds.OnCreate = recipes.Add };
        using HttpClient leader = room.As("instructor");

        using HttpResponseMessage answer = await leader.PostAsJsonAsync(
            "/api/sessions", new { scenario = "knight-2012", seed = 7, difficulty = "hard" });

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal((Difficulty.Hard, 7UL), recipes.Select(recipe => (recipe.Difficulty, recipe.Seed)).Single());
    }

    [Fact]
    public async Task Debrief_WithinASession_IsSaidToBeElsewhere()
    {
        await using var room = new ClassroomRoom();
        ClassroomRoom.Opened opened = await room.OpenAsync("Monday class", s_seats);
        using HttpClient ann = room.WithKey(opened.Seats["ann"].Key);

        using HttpResponseMessage answer = await ann.GetAsync($"{opened.Path}training/training-1/debrief");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("is in the main room", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("""{"scenario":"nothing"}""", "There is no scenario")]
    [InlineData("""{"scenario":"plain-day"}""", "plain-day is not offered for training")]
    [InlineData("""{"scenario":"nothing","seed":"x"}""", "There is no scenario")] // beside the seed's
    [InlineData("""{"scenario":"knight-2012","seed":"x"}""", "must be a whole number")]
    [InlineData("""{"scenario":"knight-2012","colour":"red"}""", "is not a field")]
    [InlineData("""{"scenario":"knight-2012","difficulty":"soft"}""", "must be as-written, standard or hard")]
    [InlineData("""{"scenario":"knight-2012","seats":[{"name":"ann","role":"king"}]}""", "must be viewer, operator")]
    [InlineData(
        """{"scenario":"quiet-day","seats":[{"name":"ann","role":"viewer"},{"name":"Ann","role":"operator"}]}""",
        "ann has 2 seats")]
    [InlineData("""{"scenario":"knight-2012","seats":[{"name":"a b","role":"viewer"}]}""", "beginning with a letter")]
    [InlineData("[]", "must be an object")]
    public async Task WrongWishes_AreRefused_WithWhatWouldBeRight(string body, string sentence)
    {
        await using var room = new ClassroomRoom();
        using HttpClient leader = room.As("instructor");
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using HttpResponseMessage answer = await leader.PostAsync("/api/sessions", content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(sentence, await answer.Content.ReadAsStringAsync());
        Assert.Empty(room.Desk.Rooms);
    }
}
