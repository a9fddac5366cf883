using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Ops.EndToEnd.Tests.Browsing;
using Ops.EndToEnd.Tests.Rooms;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Ops.EndToEnd.Tests;

/// <summary>People come back without a link: with a password, with a passkey, by an invitation.</summary>
public sealed class AccountTests(RoomFixture room) : IClassFixture<RoomFixture>
{
    private const string Password = "copper kettle morning";

    [Fact]
    public async Task Password_SetAfterTheLink_SignsInAgainAfterSignOut()
    {
        IPage page = await room.OpenAsync(Role.Operator);
        await page.GotoAsync("/");
        await Expect(page.GetByText("You came by a link that is used up.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Set a passkey or a password" }).ClickAsync();
        await page.GetByLabel("New password").FillAsync(Password);
        await page.GetByLabel("The same again").FillAsync(Password);
        await page.Button("Set the password").ClickAsync();
        await Expect(page.Button("Change the password")).ToBeVisibleAsync();
        await ExpectReadableAsync(page);
        await page.Button("Sign out").First.ClickAsync();

        await Expect(page.GetByText("You have signed out.")).ToBeVisibleAsync();
        await page.GotoAsync("/kill");
        await page.GetByLabel("Name").FillAsync("operator-1");
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();

        await Expect(page.Button("Kill all servers")).ToBeVisibleAsync(); // where the person wanted to go
        await page.GotoAsync("/");
        await page.ExpectConnectedAsync();
        await Expect(page.GetByText("You came by a link that is used up.")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Passkey_MadeOnADevice_SignsInWithIt()
    {
        IPage page = await room.OpenAsync(Role.Instructor);
        await AddAuthenticatorAsync(page);
        await page.GotoAsync("/account"); // at 127.0.0.1, which no passkey belongs to
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on at http://localhost" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("//localhost:[0-9]+/account"));
        await page.GetByLabel("What you call it").FillAsync("key of the desk");

        await page.Button("Add a passkey").ClickAsync();

        await Expect(page.GetByText("key of the desk, since")).ToBeVisibleAsync();
        await page.Button("Sign out").First.ClickAsync();
        await Expect(page.GetByText("You have signed out.")).ToBeVisibleAsync();
        await ExpectReadableAsync(page);
        await page.Button("Sign in with a passkey").ClickAsync();
        await Expect(page.Tile("smars-1")).ToBeVisibleAsync();
        await page.GotoAsync(new Uri(new Uri(page.Url), "/account").ToString());
        await Expect(page.GetByText("You are instructor-1 (instructor), signed in by passkey")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Invitation_FollowedByAnotherPerson_GivesTheRoleAndLockingTakesItAway()
    {
        IPage chief = await room.OpenAsync(Role.Supervisor);
        await chief.GotoAsync("/people");
        await chief.GetByLabel("Name").FillAsync("anna");
        await chief.GetByLabel("Role", new() { Exact = true }).SelectOptionAsync("operator");
        await chief.Button("Make the link").ClickAsync();
        string link = await chief.Locator("code").InnerTextAsync();
        await ExpectReadableAsync(chief);
        IPage anna = await room.OpenAsync(role: null);

        await anna.GotoAsync(link);

        await Expect(anna.GetByText("You are anna (operator), signed in by link")).ToBeVisibleAsync();
        await anna.GotoAsync("/");
        await anna.ExpectConnectedAsync();
        await chief.Button("Lock anna").ClickAsync();
        await Expect(chief.GetByText("Locked by supervisor-1")).ToBeVisibleAsync();
        await Expect(anna.GetByRole(AriaRole.Heading, new() { Name = "Signed out" }))
            .ToBeVisibleAsync(new() { Timeout = 30_000 });
    }

    /// <summary>A device of Chromium's own that holds passkeys and agrees to everything.</summary>
    private static async Task AddAuthenticatorAsync(IPage page)
    {
        ICDPSession session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }

    private static async Task ExpectReadableAsync(IPage page)
    {
        AxeResult result = await page.RunAxe();
        string[] findings =
        [
            .. result.Violations
                .Where(violation => violation.Impact is "serious" or "critical")
                .SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html}")),
        ];
        Assert.True(findings.Length == 0, string.Join('\n', findings));
    }
}
