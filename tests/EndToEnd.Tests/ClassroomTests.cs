using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Ops.EndToEnd.Tests.Browsing;
using Ops.EndToEnd.Tests.Rooms;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Ops.EndToEnd.Tests;

/// <summary>
/// Class sessions as people meet them: an instructor opens one, a trainee comes by a link and stops its fleet, and the
/// standing fleet beside it goes on.
/// </summary>
public sealed class ClassroomTests(RoomFixture room) : IClassFixture<RoomFixture>
{
    [Fact]
    public async Task Trainee_StopsTheFleetOfTheirSession_AndTheStandingFleetGoesOn()
    {
        IPage leader = await room.OpenAsync(Role.Instructor);
        await leader.GotoAsync("/training");
        await leader.ExpectConnectedAsync();
        await leader.GetByText("Open a class session").ClickAsync();
        await leader.GetByLabel("Title").FillAsync("Monday class");
        await leader.GetByLabel("Scenario").SelectOptionAsync(new SelectOptionValue { Index = 0 });
        await leader.GetByLabel("Name of seat 1").FillAsync("ann");
        await leader.GetByLabel("Name of seat 2").FillAsync("bob");
        await leader.Button("Open the session").ClickAsync();
        ILocator row = leader.GetByRole(AriaRole.Row).Filter(new() { HasText = "ann" });
        string link = await row.GetByRole(AriaRole.Link).GetAttributeAsync("href") ?? "";

        IPage trainee = await room.OpenAsync(role: null);
        await trainee.GotoAsync(link);
        await Expect(trainee.Mode()).ToHaveTextAsync("TRAINING · Monday class");
        await Expect(trainee).ToHaveTitleAsync("Fleet · TRAINING Monday class · Ops");
        await trainee.ExpectConnectedAsync();
        await trainee.EvaluateAsync("""
            () => new MutationObserver(() => sessionStorage.setItem('said',
                `${sessionStorage.getItem('said') ?? ''}${document.getElementById('watchdog').textContent}\n`))
                .observe(document.getElementById('watchdog'), { subtree: true, childList: true, characterData: true })
            """);
        IResponse answer = await trainee.HoldAsync(trainee.Button("Kill all servers"));
        await Expect(trainee.Locator("[data-kill-receipt]")).ToContainTextAsync("TRAINING Monday class H-1");
        await Expect(trainee.Locator("[data-tile]").First).ToContainTextAsync("Halted");

        Assert.Equal(202, answer.Status);
        IPage standing = await room.OpenAsync(Role.Viewer);
        await standing.GotoAsync("/");
        foreach (string server in FleetView.Servers)
            await Expect(standing.Tile(server)).ToContainTextAsync("Flowing");
        await leader.GotoAsync("/training");
        ILocator listed = leader.GetByRole(AriaRole.Row).Filter(new() { HasText = "Monday class" });
        await Expect(listed).ToContainTextAsync("ann");
        await Expect(listed).ToContainTextAsync("at the screen");
        Assert.Empty((await leader.RunAxe()).Violations.Where(found => found.Impact is "serious" or "critical")
            .SelectMany(found => found.Nodes.Select(node => $"{found.Id}: {node.Html}")));
        await leader.Button("End Monday class").ClickAsync();
        await Expect(leader.GetByText("None runs.")).ToBeVisibleAsync();
        await OpenPage_GoesToTheDebriefByItselfAsync(trainee);
        await trainee.GotoAsync(new Uri(link).GetLeftPart(UriPartial.Path).Split("signin")[0]);
        await Expect(trainee.GetByText("has ended")).ToBeVisibleAsync();
        await Expect(trainee.Mode()).ToHaveTextAsync("TRAINING (ended) · Monday class");
        await trainee.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Debrief" }).ClickAsync();
        await Expect(trainee.Mode()).ToContainTextAsync("REPLAY");
        await Expect(trainee.GetByLabel("Moment of the session")).ToBeEnabledAsync(new() { Timeout = 60_000 });
        await Expect(trainee.Locator("#past-read")).ToHaveCountAsync(0, new() { Timeout = 120_000 });
        await Expect(trainee.Locator(".lane-mark").First).ToBeVisibleAsync();
        await Expect(trainee.Button("Kill all servers")).ToHaveCountAsync(0);
        await trainee.GetByRole(AriaRole.Tab, new() { Name = "Alarms" }).ClickAsync();
        await Expect(trainee).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("screen=alarms"));
        Assert.Empty((await trainee.RunAxe()).Violations.Where(found => found.Impact is "serious" or "critical")
            .SelectMany(found => found.Nodes.Select(node => $"{found.Id}: {node.Html}")));
    }

    // what its pages said on the way is kept by the browser: no alarm, and nobody is told to sign in or to telephone
    private static async Task OpenPage_GoesToTheDebriefByItselfAsync(IPage trainee)
    {
        await Expect(trainee).ToHaveURLAsync(
            new System.Text.RegularExpressions.Regex("/training/.*/debrief$"), new() { Timeout = 60_000 });
        await Expect(trainee.Mode()).ToContainTextAsync("REPLAY");
        string said = await trainee.EvaluateAsync<string>("sessionStorage.getItem('said') ?? ''");
        Assert.Contains("The session has ended. Debrief", said);
        Assert.DoesNotContain("sign in again", said);
    }
}
