using System.Net;
using System.Text.Json;
using Ops.Dashboard.Accounts;
using Ops.Dashboard.Tests.Api;
using Xunit;

namespace Ops.Dashboard.Tests.Accounts;

/// <summary>A supervisor who invites a second person, and a third, is one person to the two-person rule.</summary>
public sealed class SecondPersonTests : IDisposable
{
    private const string Password = "copper kettle morning";

    private readonly RoomFactory _room = new();

    [Fact]
    public async Task InvitedPerson_IsNoSecondPersonForTheInviter_UntilAnotherSupervisorConfirms()
    {
        using Browser chief = await Browser.ByLinkAsync(_room, "supervisor");
        using Browser anna = await InvitedByAsync(chief, "anna");
        await AskAsync(chief);

        Assert.Equal(HttpStatusCode.Forbidden, await ApproveAsync(anna));
        Assert.Single(_room.Room.Control.Current.Holds);
        string people = await chief.ReadAsync("/people");
        Assert.Contains("not confirmed: no second person for supervisor-1", people);
        Assert.DoesNotContain("Confirm anna", people);
        Assert.Contains("Another supervisor than supervisor-1 confirms anna.", people);

        using Browser other = await OtherSupervisorAsync(chief);
        Assert.Contains("Confirm anna", await other.ReadAsync("/people"));
        Assert.Equal(HttpStatusCode.Redirect, await ConfirmAsync(other, "anna"));
        Assert.Contains("invited by supervisor-1, confirmed by operator-1", await chief.ReadAsync("/people"));
        Assert.Contains(_room.Trail, e =>
            e.What == AccountTrail.Confirmed && e.Subject == "anna" && e.By.Name == "operator-1");
        Assert.Equal(HttpStatusCode.Redirect, await ApproveAsync(anna));
    }

    [Fact]
    public async Task TwoInvitedByOne_AreOneHand()
    {
        using Browser chief = await Browser.ByLinkAsync(_room, "supervisor");
        using Browser anna = await InvitedByAsync(chief, "anna");
        using Browser berta = await InvitedByAsync(anna, "berta"); // by an account in the chief's hand
        await AskAsync(anna);
        Assert.Equal(HttpStatusCode.Forbidden, await ApproveAsync(berta));
        Assert.Equal(HttpStatusCode.Forbidden, await ApproveAsync(chief));
    }

    [Theory]
    [InlineData("supervisor-1")]
    [InlineData("anna")]
    [InlineData("berta")]
    public async Task Confirmation_ByTheSameHand_IsRefused(string who)
    {
        using Browser chief = await Browser.ByLinkAsync(_room, "supervisor");
        using Browser anna = await InvitedByAsync(chief, "anna");
        using Browser berta = await InvitedByAsync(chief, "berta");
        Browser by = who switch { "anna" => anna, "berta" => berta, _ => chief };
        Assert.Equal(HttpStatusCode.BadRequest, await ConfirmAsync(by, "anna"));
    }

    [Fact]
    public async Task AnotherLinkForAConfirmedPerson_PutsTheAccountIntoTheHandOfWhoMadeIt()
    {
        using Browser chief = await Browser.ByLinkAsync(_room, "supervisor");
        using Browser anna = await InvitedByAsync(chief, "anna");
        using Browser other = await OtherSupervisorAsync(chief);
        await ConfirmAsync(other, "anna");

        Assert.Equal(HttpStatusCode.OK, await LinkAsync(chief, "anna"));
        await AskAsync(chief);
        Assert.Equal(HttpStatusCode.Forbidden, await ApproveAsync(anna));
    }

    [Fact]
    public async Task LinkForOneself_FreesNobodyOfTheirInvitersHand()
    {
        using Browser chief = await Browser.ByLinkAsync(_room, "supervisor");
        using Browser anna = await InvitedByAsync(chief, "anna");
        Assert.Equal(HttpStatusCode.BadRequest, await LinkAsync(anna, "anna"));

        await AskAsync(chief);
        Assert.Equal(HttpStatusCode.Forbidden, await ApproveAsync(anna));
    }

    [Fact]
    public async Task TwoWhoMadeLinksForEachOther_AreOneHand()
    {
        using Browser chief = await Browser.ByLinkAsync(_room, "supervisor");
        await chief.SetPasswordAsync(Password); // an account of the chief's own
        using Browser anna = await InvitedByAsync(chief, "anna");
        Assert.Equal(HttpStatusCode.OK, await LinkAsync(anna, "supervisor-1"));

        await AskAsync(chief);
        Assert.Equal(HttpStatusCode.Forbidden, await ApproveAsync(anna));
        Assert.Equal(HttpStatusCode.BadRequest, await ConfirmAsync(chief, "anna"));
    }

    [Fact]
    public async Task LinkOfAThirdSupervisor_ForAnUnconfirmedPerson_IsRefused()
    {
        using Browser chief = await Browser.ByLinkAsync(_room, "supervisor");
        using Browser anna = await InvitedByAsync(chief, "anna");
        using Browser other = await OtherSupervisorAsync(chief);

        Assert.Equal(HttpStatusCode.BadRequest, await LinkAsync(other, "anna"));
        await AskAsync(chief);
        Assert.Equal(HttpStatusCode.Forbidden, await ApproveAsync(anna));
    }

    [Fact]
    public async Task PersonOfTheConsole_NeedsNoConfirmation()
    {
        using Browser chief = await Browser.ByLinkAsync(_room, "supervisor");
        using Browser operatorOne = await Browser.ByLinkAsync(_room, "operator");
        await AskAsync(operatorOne);
        Assert.Equal(HttpStatusCode.Redirect, await ApproveAsync(chief));
    }

    public void Dispose() => _room.Dispose();

    private static Task<HttpStatusCode> ConfirmAsync(Browser by, string name) => TellAsync(by, "confirm", name);

    private static Task<HttpStatusCode> LinkAsync(Browser by, string name) => TellAsync(by, "link", name);

    private static async Task<HttpStatusCode> TellAsync(Browser by, string what, string name)
    {
        using HttpResponseMessage answer = await by.SendAsync("/people", $"/people/{what}", ("name", name));
        return answer.StatusCode;
    }

    private async Task<Browser> InvitedByAsync(Browser host, string name)
    {
        Browser person = Browser.Of(_room);
        using HttpResponseMessage entered = await person.Client.GetAsync(await host.InviteAsync(name, "supervisor"));
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        return person;
    }

    // Another person of the console, whom the chief makes a supervisor.
    private async Task<Browser> OtherSupervisorAsync(Browser chief)
    {
        Browser other = await Browser.ByLinkAsync(_room, "operator");
        await other.SetPasswordAsync(Password);
        await chief.SendAsync("/people", "/people/role", ("name", "operator-1"), ("role", "supervisor"));
        await other.SignInAsync("operator-1", Password);
        return other;
    }

    private async Task AskAsync(Browser by)
    {
        (int killed, JsonElement _) =
            await _room.As("operator").Post("/api/kill", new { scope = "fleet", reason = "x" });
        Assert.Equal(202, killed);
        using HttpResponseMessage asked = await by.SendAsync(
            "/kill", "/kill/release", ("hold", "H-1"), ("cause", "found"), ("evidence", "seen"));
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
    }

    private async Task<HttpStatusCode> ApproveAsync(Browser by)
    {
        string request = _room.Room.Control.Current.Requests[0].Id.ToString();
        using HttpResponseMessage answer = await by.SendAsync("/kill", "/kill/approve", ("request", request));
        return answer.StatusCode;
    }
}
