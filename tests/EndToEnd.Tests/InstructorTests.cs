using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Ops.EndToEnd.Tests.Browsing;
using Ops.EndToEnd.Tests.Rooms;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Ops.EndToEnd.Tests;

/// <summary>
/// An instructor and a trainee in two browsers run Knight: briefing, freeze, message, malfunction, going back, kill,
/// release by the second seat, end, score and another outcome.
/// </summary>
public sealed class InstructorTests(RoomFixture room) : IClassFixture<RoomFixture>
{
    private const float PatienceMilliseconds = 120_000;

    [Fact]
    public async Task InstructorAndTrainee_RunKnight_FromBriefingToDebrief()
    {
        IPage instructor = await room.OpenAsync(Role.Instructor);
        IPage trainee = await room.OpenAsync(Role.Operator);
        IPage second = await room.OpenAsync(Role.Supervisor);
        await BriefAsync(instructor);
        await trainee.GotoAsync("/");
        await trainee.ExpectConnectedAsync();
        await Expect(trainee.Tile("smars-8")).ToContainTextAsync("Flowing");

        await StopTheClockAsync(instructor);
        await TalkAsync(instructor, trainee);
        await GoOnAndBackAsync(instructor, trainee);
        await AnswerAsync(trainee, second);

        await instructor.GotoAsync("/instructor");
        await instructor.ExpectConnectedAsync();
        await Expect(instructor.Locator(".task-list")).ToContainTextAsync("kept so far");
        await instructor.Button("End the session").ClickAsync();
        await instructor.Button("Yes, end it").ClickAsync();
        await DebriefAsync(instructor);
    }

    [Fact]
    public async Task Station_OfARunningSession_HasNoSeriousViolation_AndATraineeSeesNothingOfIt()
    {
        IPage instructor = await room.OpenAsync(Role.Instructor);
        await BriefAsync(instructor);

        AxeResult result = await instructor.RunAxe();

        string[] findings =
        [
            .. result.Violations.Where(static violation => violation.Impact is "serious" or "critical")
                .SelectMany(static violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html}")),
        ];
        Assert.True(findings.Length == 0, string.Join('\n', findings));
        IPage trainee = await room.OpenAsync(Role.Operator);
        await trainee.GotoAsync("/instructor");
        await Expect(trainee.GetByText("The station is for instructors")).ToBeVisibleAsync();
        await Expect(trainee.Button("Freeze")).ToHaveCountAsync(0);
        await instructor.Button("End the session").ClickAsync();
        await instructor.Button("Yes, end it").ClickAsync();
        await Expect(instructor).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/debrief$"));
    }

    // initial conditions and what is expected, before anything happens
    private static async Task BriefAsync(IPage instructor)
    {
        await instructor.GotoAsync("/training");
        await instructor.ExpectConnectedAsync();
        await instructor.Button("Start at 09:29:30: Knight Capital, 1 August 2012").ClickAsync();
        await Expect(instructor.Mode()).ToContainTextAsync(
            "TRAINING", new() { Timeout = PatienceMilliseconds, IgnoreCase = true });
        await instructor.GotoAsync("/instructor");
        await instructor.ExpectConnectedAsync();
        await Expect(instructor.GetByText("knight-2012", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(instructor.Locator(".task-list")).ToContainTextAsync("Stop smars-8");
    }

    private static async Task StopTheClockAsync(IPage instructor)
    {
        await instructor.Button("Freeze").ClickAsync();
        await Expect(instructor.Button("Run")).ToBeVisibleAsync();
        string before = await instructor.Locator(".session-clock").InnerTextAsync();
        await instructor.Button("Step 1 s").ClickAsync();
        await Expect(instructor.Locator(".session-clock")).Not.ToHaveTextAsync(before);
    }

    // a message arrives as others do, a hint stands until it is read, a malfunction is told before it is inserted
    private static async Task TalkAsync(IPage instructor, IPage trainee)
    {
        await instructor.GetByLabel("Component or desk").First.FillAsync("risk desk");
        await instructor.Locator("form[aria-label=Message] label:has-text('Text') input").FillAsync("Who is selling?");
        await instructor.Button("Send the message").ClickAsync();
        await Said(instructor, "Who is selling?");
        await trainee.GotoAsync("/servers/smars-1");
        await Expect(trainee.GetByText("Who is selling?").First).ToBeVisibleAsync();
        await Expect(instructor.GetByRole(AriaRole.Link, new() { Name = "See what operator-1 sees: servers/smars-1" }))
            .ToBeVisibleAsync();

        await instructor.Locator("form[aria-label=Hint] label:has-text('Hint') input").FillAsync("Look at smars-8.");
        await instructor.Button("Give the hint").ClickAsync();
        await Said(instructor, "it costs 5 points");
        await Expect(trainee.GetByRole(AriaRole.Alert, new() { Name = "Hint of the instructor" }))
            .ToContainTextAsync("Look at smars-8.");
        await trainee.Button("I have read it").ClickAsync();
        await Expect(instructor.GetByText("read by operator-1")).ToBeVisibleAsync();

        ILocator form = instructor.Locator("form[aria-labelledby=malfunction-title]");
        await form.Locator("select").First.SelectOptionAsync("telemetry-gap");
        await form.GetByLabel("smars-2", new() { Exact = true }).CheckAsync();
        await Expect(instructor.Locator("[data-preview]")).ToContainTextAsync("The feed of smars-2");
        await instructor.Button("Put it on the timeline").ClickAsync();
        await Said(instructor, "The feed of smars-2");
    }

    private static async Task GoOnAndBackAsync(IPage instructor, IPage trainee)
    {
        await instructor.GetByLabel("Jump to").FillAsync("09:31:20");
        await instructor.Button("Go").ClickAsync();
        await Expect(instructor.Locator(".session-clock")).ToHaveTextAsync(
            "09:31:20", new() { Timeout = PatienceMilliseconds });
        await instructor.Button("Go back to B-1, 09:30:00").ClickAsync();
        await Expect(instructor.Locator("[data-said]")).ToContainTextAsync(
            "From 09:31:20 back to 09:30", new() { Timeout = PatienceMilliseconds });
        await Expect(instructor.Locator(".session-clock")).ToHaveTextAsync("09:30:00");
        await Expect(trainee.GetByRole(AriaRole.Alert, new() { Name = "Hint of the instructor" }))
            .ToHaveCountAsync(0); // it was read before that moment, and is so still
        await instructor.Button("×1").ClickAsync();
        await instructor.Button("Run").ClickAsync();
        await Expect(instructor.Button("Freeze")).ToBeVisibleAsync();
    }

    private static async Task AnswerAsync(IPage trainee, IPage second)
    {
        await trainee.GotoAsync("/");
        await trainee.ExpectConnectedAsync();
        await trainee.WaitForRunawayAsync();
        IResponse answer = await trainee.HoldAsync(trainee.Button("Kill smars-8"));
        Assert.Equal(202, answer.Status);
        await Expect(trainee.Tile("smars-8")).ToContainTextAsync("Halted");
        await trainee.RequestReleaseAsync("smars-8", "old build on smars-8", "build replaced, manifest on plan");
        await second.ApproveReleaseAsync("smars-8"); // what the restart is judged by is its own affair
    }

    private static async Task DebriefAsync(IPage instructor)
    {
        await Expect(instructor).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/training/.*-b2/debrief"));
        await Expect(instructor.GetByText("of 100").First).ToBeVisibleAsync(new() { Timeout = PatienceMilliseconds });
        await Expect(instructor.GetByText("Do without hints").First).ToBeVisibleAsync();
    }

    private static Task Said(IPage instructor, string text) =>
        Expect(instructor.Locator("[data-said]")).ToContainTextAsync(text);
}
