using System.Net;
using Ops.Dashboard.Accounts;
using Ops.Dashboard.Tests.Api;
using Xunit;

namespace Ops.Dashboard.Tests.Accounts;

public sealed class PeopleTests : IDisposable
{
    private const string Password = "copper kettle morning";

    private readonly RoomFactory _room = new();

    [Fact]
    public async Task Invited_ComesByTheLinkOnce_AndSetsAPassword()
    {
        using Browser chief = await Browser.ByLinkAsync(_room, "supervisor");
        string link = await chief.InviteAsync("anna", "operator");
        using Browser anna = Browser.Of(_room);

        using HttpResponseMessage entered = await anna.Client.GetAsync(link);
        await anna.SetPasswordAsync(Password);
        using HttpResponseMessage again = await Browser.Of(_room).Client.GetAsync(link);

        Assert.Equal(
            (HttpStatusCode.Redirect, HttpStatusCode.NotFound), (entered.StatusCode, again.StatusCode));
        Assert.Contains("You are anna (operator)", await anna.ReadAsync("/account"));
        Assert.Contains(_room.Trail, e =>
            e.What == AccountTrail.Invited && e.Subject == "anna" && e.By.Name == "supervisor-1");
        Assert.DoesNotContain(_room.Trail, e => e.Detail.Contains(link["/signin/".Length..]));
    }

    [Fact]
    public async Task Link_ADayOld_LetsNobodyIn()
    {
        using Browser chief = await Browser.ByLinkAsync(_room, "supervisor");
        string link = await chief.InviteAsync("anna", "operator");
        _room.Time.Advance(PeopleDesk.LinkLife);

        using HttpResponseMessage answer = await Browser.Of(_room).Client.GetAsync(link);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("Operator-1", "operator", "is taken")]
    [InlineData("viewer-key", "operator", "is taken")]
    [InlineData("two words", "operator", "is not a name")]
    [InlineData("", "operator", "is not a name")]
    [InlineData("<b>", "operator", "is not a name")]
    [InlineData("anna", "root", "must be one of viewer")]
    public async Task Invitation_OfAWrongNameOrRole_IsRefused(string name, string role, string fault)
    {
        using Browser chief = await Browser.ByLinkAsync(_room, "supervisor");

        using HttpResponseMessage answer = await chief.SendAsync(
            "/people", "/people/invite", ("name", name), ("role", role));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(fault, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Locked_LosesEverySignInAndEveryDoor_UntilUnlocked()
    {
        using Browser chief = await Browser.ByLinkAsync(_room, "supervisor");
        using Browser person = await Browser.ByLinkAsync(_room, "operator");
        await person.SetPasswordAsync(Password);

        await chief.SendAsync("/people", "/people/lock", ("name", "operator-1"));
        bool standsLocked = await person.IsSignedInAsync();
        using Browser tries = Browser.Of(_room);
        HttpStatusCode byPassword = await tries.SignInAsync("operator-1", Password);
        HttpStatusCode byLink = await FollowAsync("operator");
        await chief.SendAsync("/people", "/people/unlock", ("name", "operator-1"));

        Assert.False(standsLocked);
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden), (byPassword, byLink));
        Assert.Equal(HttpStatusCode.Redirect, await tries.SignInAsync("operator-1", Password));
    }

    [Fact]
    public async Task Role_GivenAnew_EndsTheSignInOfTheOldOne()
    {
        using Browser chief = await Browser.ByLinkAsync(_room, "supervisor");
        using Browser person = await Browser.ByLinkAsync(_room, "operator");
        await person.SetPasswordAsync(Password);

        await chief.SendAsync("/people", "/people/role", ("name", "operator-1"), ("role", "viewer"));
        bool stands = await person.IsSignedInAsync();
        await person.SignInAsync("operator-1", Password);

        Assert.False(stands);
        Assert.Contains("You are operator-1 (viewer)", await person.ReadAsync("/account"));
    }

    [Fact]
    public async Task LastSupervisor_IsNeitherLockedNorDemoted()
    {
        using Browser chief = await Browser.ByLinkAsync(_room, "supervisor");
        await chief.SetPasswordAsync(Password);
        string link = await chief.InviteAsync("berta", "supervisor"); // has nothing to sign in with yet
        using Browser berta = Browser.Of(_room);
        await berta.Client.GetAsync(link);

        using HttpResponseMessage locked = await berta.SendAsync("/people", "/people/lock", ("name", "supervisor-1"));
        using HttpResponseMessage demoted = await berta.SendAsync(
            "/people", "/people/role", ("name", "supervisor-1"), ("role", "viewer"));
        string said = await demoted.Content.ReadAsStringAsync();
        await berta.SetPasswordAsync(Password);
        using HttpResponseMessage oneOfTwo = await berta.SendAsync("/people", "/people/lock", ("name", "supervisor-1"));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (locked.StatusCode, demoted.StatusCode));
        Assert.Contains("last supervisor", said);
        Assert.Equal(HttpStatusCode.Redirect, oneOfTwo.StatusCode);
    }

    [Fact]
    public async Task Supervisors_WhoLockEachOtherAtOnce_LeaveOne()
    {
        using Browser chief = await Browser.ByLinkAsync(_room, "supervisor");
        await chief.SetPasswordAsync(Password);
        using Browser berta = Browser.Of(_room);
        await berta.Client.GetAsync(await chief.InviteAsync("berta", "supervisor"));
        await berta.SetPasswordAsync(Password);

        await Task.WhenAll(
            chief.SendAsync("/people", "/people/lock", ("name", "berta")),
            berta.SendAsync("/people", "/people/lock", ("name", "supervisor-1")));

        Assert.True(await chief.IsSignedInAsync() || await berta.IsSignedInAsync());
    }

    [Fact]
    public async Task Nobody_LocksThemselves()
    {
        using Browser chief = await Browser.ByLinkAsync(_room, "supervisor");
        await chief.SetPasswordAsync(Password);

        using HttpResponseMessage answer = await chief.SendAsync("/people", "/people/lock", ("name", "supervisor-1"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True(await chief.IsSignedInAsync());
    }

    public void Dispose() => _room.Dispose();

    private async Task<HttpStatusCode> FollowAsync(string role)
    {
        string token = _room.Links.Create().First(l => l.Role == role).Token;
        using HttpClient client = _room.Anonymous();
        using HttpResponseMessage answer = await client.GetAsync($"/signin/{token}");
        return answer.StatusCode;
    }
}
