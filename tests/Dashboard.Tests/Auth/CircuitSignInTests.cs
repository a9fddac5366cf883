using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Time.Testing;
using Ops.Dashboard.Auth;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Auth;

/// <summary>An open page makes no request for hours; its sign-in ends all the same.</summary>
public sealed class CircuitSignInTests : IDisposable
{
    private static readonly TimeSpan s_life = TimeSpan.FromHours(12);

    private readonly FakeTimeProvider _time = new();
    private readonly SignIns _signIns;
    private readonly CircuitSignIn _circuit;
    private readonly ClaimsPrincipal _user = OperatorActor.Principal(
        ActorKind.Person, "operator-1", "operator", OperatorActor.CookieScheme);

    public CircuitSignInTests()
    {
        _signIns = new SignIns(_time);
        _circuit = new CircuitSignIn(_signIns, _time);
        _signIns.Begin((ClaimsIdentity)_user.Identity!, _time.GetUtcNow() + s_life);
        _circuit.SetAuthenticationState(Task.FromResult(new AuthenticationState(_user)));
    }

    [Fact]
    public async Task SignIn_ThatStands_KeepsThePage()
    {
        _time.Advance(s_life - TimeSpan.FromSeconds(1));

        Assert.Equal("operator-1", await NameAsync());
    }

    [Fact]
    public async Task SignIn_ThatHasLapsed_MakesThePageNobodys()
    {
        _time.Advance(s_life + CircuitSignIn.Period);

        Assert.Null(await NameAsync());
    }

    [Fact]
    public async Task SignIn_ThatWasProlongedByARequest_KeepsThePage()
    {
        _signIns.Extend(_user.FindFirstValue(SignIns.Claim)!, _time.GetUtcNow() + s_life + s_life);

        _time.Advance(s_life + CircuitSignIn.Period);

        Assert.Equal("operator-1", await NameAsync());
    }

    [Fact]
    public async Task SignOut_MakesThePageNobodys_AtOnce_AndAnOlderCookieBringsNothingBack()
    {
        _signIns.End(_user);
        _signIns.Extend(_user.FindFirstValue(SignIns.Claim)!, _time.GetUtcNow() + s_life);

        _time.Advance(CircuitSignIn.Period);

        Assert.Null(await NameAsync());
    }

    [Fact]
    public async Task Key_DoesNotLapse()
    {
        ClaimsPrincipal program = OperatorActor.Principal(
            ActorKind.Program, "wallboard", "viewer", OperatorActor.KeyScheme);
        _circuit.SetAuthenticationState(Task.FromResult(new AuthenticationState(program)));

        _time.Advance(TimeSpan.FromDays(30));

        Assert.Equal("wallboard", await NameAsync());
    }

    [Fact]
    public async Task CookieFromBeforeSignInsHadNames_DoesNotStand()
    {
        ClaimsPrincipal nameless = OperatorActor.Principal(
            ActorKind.Person, "operator-1", "operator", OperatorActor.CookieScheme);
        _circuit.SetAuthenticationState(Task.FromResult(new AuthenticationState(nameless)));

        _time.Advance(CircuitSignIn.Period);

        Assert.Null(await NameAsync());
    }

    public void Dispose() => _circuit.Dispose();

    private async Task<string?> NameAsync() => (await _circuit.GetAuthenticationStateAsync()).User.Identity?.Name;
}
