using Microsoft.Playwright;
using Ops.EndToEnd.Tests.Browsing;
using Ops.EndToEnd.Tests.Rooms;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Ops.EndToEnd.Tests;

/// <summary>A page that stays open does not outlive its sign-in.</summary>
public sealed class SignOutTests(RoomFixture room) : IClassFixture<RoomFixture>
{
    [Fact]
    public async Task SignOut_InOneTab_EndsTheOther_WhichSaysWhereToGo()
    {
        IPage open = await room.OpenAsync(Role.Operator);
        await open.GotoAsync("/");
        await open.ExpectConnectedAsync();
        IPage other = await open.Context.NewPageAsync();
        await other.GotoAsync("/");

        await other.Button("Sign out").ClickAsync();

        await Expect(other).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/login"));
        await Expect(open.GetByRole(AriaRole.Heading, new() { Name = "Signed out" }))
            .ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Expect(open.Tile("smars-1")).ToHaveCountAsync(0);
        await Expect(open.Button("Kill all servers")).ToBeVisibleAsync();
        await open.GetByRole(AriaRole.Link, new() { Name = "open the plain kill page" }).ClickAsync();
        await Expect(open.GetByText("Sign in as operator")).ToBeVisibleAsync();
    }
}
