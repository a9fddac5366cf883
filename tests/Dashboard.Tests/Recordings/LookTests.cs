using Microsoft.Extensions.DependencyInjection;
using Ops.Dashboard.Auth;
using Ops.Dashboard.Recordings;
using Ops.Dashboard.Sessions;
using Ops.Dashboard.Station;
using Ops.Dashboard.Tests.Api;
using Ops.Simulator.Recording;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Recordings;

/// <summary>Who opens what servers run has looked at it: a score counts that.</summary>
public sealed class LookTests : IDisposable
{
    private readonly RoomFactory _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task Page_OfWhatServersRun_IsALook_OncePerVisit()
    {
        await _room.RunningAsync();
        HttpClient client = _room.As("operator");

        foreach (string page in new[] { "/parity", "/parity", "/servers/smars-8", "/", "/servers/smars-8", "/limits" })
            (await client.GetAsync(page)).Dispose();

        Assert.Equal(
            ["fleet ", "server smars-8", "server smars-8"], Looks().Select(static act => $"{act.Scope} {act.Target}"));
        Assert.All(Looks(), static act => Assert.Equal("operator-9", act.Who));
    }

    [Fact]
    public async Task Circuit_ThatGoesOnWithALoadedPage_IsTheSameLook_AndItsNextPageAnother()
    {
        await _room.RunningAsync();
        (await _room.As("operator").GetAsync("/parity")).Dispose();
        CircuitSeat seat = Seat();
        System.Security.Claims.ClaimsPrincipal user = User(Roles.Operator);

        seat.Shows(user, "parity");
        seat.Shows(user, "parity");
        Assert.Single(Looks());

        seat.Shows(user, "servers/smars-1?sort=value");
        seat.Shows(user, "servers/smars-1?sort=value");
        seat.Shows(user, "");
        seat.Shows(user, "parity");
        Assert.Equal(["fleet", "server", "fleet"], Looks().Select(static act => act.Scope));
    }

    [Theory]
    [InlineData("viewer", "/parity")]
    [InlineData("instructor", "/parity")]
    [InlineData("operator", "/servers/none")]
    [InlineData("operator", "/api/parity")]
    public async Task NoLook_IsWrittenDown(string role, string page)
    {
        await _room.RunningAsync();

        (await _room.As(role).GetAsync(page)).Dispose();

        Assert.Empty(Looks());
    }

    [Fact]
    public async Task WanderingHand_DoesNotUseUpTheActs()
    {
        await _room.RunningAsync();
        var looks = new LookBook(_room.Services.GetRequiredService<SessionStage>());

        for (int i = 0; i < LookBook.MostOfASession * 2; i++)
            looks.Opened(User(Roles.Operator), i % 2 == 0 ? "parity" : "servers/smars-1");

        Assert.Equal(LookBook.MostOfASession, Looks().Count());
    }

    private IEnumerable<RecordedAct> Looks() => _room.Room.Acts.All.Where(static act => act.Do == "inspect");

    private CircuitSeat Seat() => new(
        _room.Services.GetRequiredService<SeatBook>(), _room.Services.GetRequiredService<LookBook>(), _room.Time);

    private static System.Security.Claims.ClaimsPrincipal User(string role) =>
        OperatorActor.Principal(ActorKind.Person, $"{role}-9", role, OperatorActor.CookieScheme);
}
