using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Ops.Dashboard.Accounts;
using Ops.Dashboard.Tests.Api;
using Xunit;

namespace Ops.Dashboard.Tests.Accounts;

public sealed class AccountTests : IDisposable
{
    private const string Password = "copper kettle morning";

    private readonly RoomFactory _room = new();

    [Fact]
    public async Task Room_WithoutAccounts_HasNoFileOfThem()
    {
        using Browser person = await Browser.ByLinkAsync(_room, "operator");
        await person.ReadAsync("/kill");

        Assert.False(File.Exists(Path.Combine(_room.DataDirectory, AccountsFile.Name)));
    }

    [Fact]
    public async Task Password_SetAfterTheLink_LetsThePersonInAgain()
    {
        using Browser first = await Browser.ByLinkAsync(_room, "operator");
        await first.SetPasswordAsync(Password);
        Assert.Contains("Your password is set.", await first.ReadAsync("/account?done=password"));
        Assert.DoesNotContain("Your password is set.", await first.ReadAsync("/account"));
        using Browser later = Browser.Of(_room);

        Assert.Equal(HttpStatusCode.Unauthorized, await later.SignInAsync("operator-1", "copper kettle evening"));
        Assert.Equal(HttpStatusCode.Redirect, await later.SignInAsync("Operator-1", Password));
        Assert.Contains("You are operator-1 (operator), signed in by password", await later.ReadAsync("/account"));
        Assert.True(await first.IsSignedInAsync(), "who set it stays signed in");
    }

    [Fact]
    public async Task Password_Set_EndsOtherSignInsOfTheName()
    {
        using Browser first = await Browser.ByLinkAsync(_room, "operator");
        using Browser other = await Browser.ByLinkAsync(_room, "operator");

        await first.SetPasswordAsync(Password);

        Assert.False(await other.IsSignedInAsync());
    }

    [Fact]
    public async Task Password_OfAnAccountWithoutOne_IsNotChangedByWhoeverNamesAnOldOne()
    {
        using Browser person = await Browser.ByLinkAsync(_room, "operator");

        using HttpResponseMessage answer = await person.SendAsync(
            "/account", "/account/password", ("current", "x"), ("wanted", Password), ("again", Password));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("There is no password to change.", await answer.Content.ReadAsStringAsync());
        Assert.False(File.Exists(Path.Combine(_room.DataDirectory, AccountsFile.Name)), "nothing is half applied");
    }

    [Theory]
    [InlineData("short")]
    [InlineData("aaaaaaaaaaaaaa")]
    public async Task Password_TooWeak_IsRefusedWithWhatIsMissing(string weak)
    {
        using Browser person = await Browser.ByLinkAsync(_room, "operator");

        using HttpResponseMessage answer = await person.SendAsync(
            "/account", "/account/password", ("wanted", weak), ("again", weak));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Passwords must", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Password_OfAPageLeftOpen_IsNotChangedWithoutTheOldOne()
    {
        using Browser person = await Browser.ByLinkAsync(_room, "operator");
        await person.SetPasswordAsync(Password);
        _room.Time.Advance(SignInDesk.Recent);
        const string other = "another long password";

        using HttpResponseMessage without = await person.SendAsync(
            "/account", "/account/password", ("wanted", other), ("again", other));
        using HttpResponseMessage wrong = await person.SendAsync(
            "/account", "/account/password", ("current", other), ("wanted", other), ("again", other));
        using HttpResponseMessage with = await person.SendAsync(
            "/account", "/account/password", ("current", Password), ("wanted", other), ("again", other));

        Assert.Equal(
            (HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.Redirect),
            (without.StatusCode, wrong.StatusCode, with.StatusCode));
    }

    [Fact]
    public async Task Password_GuessedAtAPageLeftOpen_LocksTheAccount_AndIsOnTheTrail()
    {
        using Browser person = await Browser.ByLinkAsync(_room, "operator");
        await person.SetPasswordAsync(Password);
        _room.Time.Advance(SignInDesk.Recent);
        const string other = "another long password";
        for (int i = 0; i < 5; i++)
        {
            using HttpResponseMessage guess = await person.SendAsync(
                "/account", "/account/password", ("current", $"guess number {i} of it"), ("wanted", other),
                ("again", other));
            Assert.Contains("The password so far is not right.", await guess.Content.ReadAsStringAsync());
        }

        using HttpResponseMessage right = await person.SendAsync(
            "/account", "/account/password", ("current", Password), ("wanted", other), ("again", other));

        Assert.Equal(HttpStatusCode.BadRequest, right.StatusCode);
        Assert.Contains("too many were wrong", await right.Content.ReadAsStringAsync());
        string trail = await _room.As("supervisor").GetStringAsync("/api/audit?count=200");
        Assert.Contains("Too many wrong passwords", trail);
    }

    [Fact]
    public async Task Account_WithTooManyWrongPasswords_RestsAndKillsGoOn()
    {
        using Browser person = await Browser.ByLinkAsync(_room, "operator");
        await person.SetPasswordAsync(Password);
        using Browser stranger = Browser.Of(_room);
        for (int i = 0; i < 5; i++)
            await stranger.SignInAsync("operator-1", $"guess number {i} of it");

        Assert.Equal(HttpStatusCode.Unauthorized, await stranger.SignInAsync("operator-1", Password));
        using HttpResponseMessage kill = await person.SendAsync(
            "/kill", "/kill", ("scope", "fleet"), ("reason", "locked out and killing"), ("mode", "block"));
        Assert.Equal(HttpStatusCode.Accepted, kill.StatusCode);
        using Browser byLink = await Browser.ByLinkAsync(_room, "operator");
        Assert.True(await byLink.IsSignedInAsync());
        Assert.Contains(_room.Trail, e => e.What == AccountTrail.LockedOut && e.Subject == "operator-1");

        _room.Time.Advance(TimeSpan.FromMinutes(5.1));
        Assert.Equal(HttpStatusCode.Redirect, await stranger.SignInAsync("operator-1", Password));
    }

    [Fact]
    public async Task SignIn_OfNobody_IsNotedWithoutWhatWasTyped()
    {
        using Browser stranger = Browser.Of(_room);

        await stranger.SignInAsync("my-secret-typed-as-name", Password);

        Assert.Contains(_room.Trail, e => e.What == AccountTrail.SignInFailed);
        Assert.DoesNotContain(_room.Trail, e =>
            (e.Subject + e.Detail).Contains("secret") || (e.Subject + e.Detail).Contains(Password));
    }

    [Fact]
    public async Task SignOutEverywhere_EndsEverySignIn()
    {
        using Browser first = await Browser.ByLinkAsync(_room, "operator");
        await first.SetPasswordAsync(Password);
        using Browser second = Browser.Of(_room);
        await second.SignInAsync("operator-1", Password);

        using HttpResponseMessage answer = await second.SendAsync("/account", "/account/sign-out-everywhere");

        Assert.Equal("/login?signed-out=true", answer.Headers.Location?.OriginalString);
        Assert.False(await first.IsSignedInAsync());
        Assert.False(await second.IsSignedInAsync());
    }

    [Theory]
    [InlineData("//evil.example/", "/")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("/audit?what=kills", "/audit?what=kills")]
    public async Task SignIn_LeadsBack_ToAPlaceOfOursAlone(string back, string leadsTo)
    {
        using Browser first = await Browser.ByLinkAsync(_room, "operator");
        await first.SetPasswordAsync(Password);
        using Browser person = Browser.Of(_room);

        using HttpResponseMessage answer = await person.SendAsync(
            "/sign-in", "/sign-in", ("name", "operator-1"), ("password", Password), ("back", back));

        Assert.Equal(leadsTo, answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task SignIn_WithoutTheTokenOfAPage_IsRefused()
    {
        using HttpClient client = _room.Anonymous();
        using var body = new FormUrlEncodedContent([new("name", "operator-1"), new("password", Password)]);

        using HttpResponseMessage answer = await client.PostAsync("/sign-in", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Accounts_OnDisk_HoldNoPasswordAsItWasTyped()
    {
        using Browser person = await Browser.ByLinkAsync(_room, "operator");
        await person.SetPasswordAsync(Password);

        foreach (string file in Directory.GetFiles(_room.DataDirectory, AccountsFile.Name + "*"))
            Assert.Equal(-1, File.ReadAllBytes(file).AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(Password)));
        Assert.True(_room.Services.GetRequiredService<AccountBook>().Find("operator-1")?.HasPassword);
    }

    public void Dispose() => _room.Dispose();
}
