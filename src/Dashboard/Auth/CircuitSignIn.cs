using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace Ops.Dashboard.Auth;

/// <summary>
/// Who is signed in on an open page. It looks again and again whether the sign-in still stands, and when it does not,
/// the page is nobody's and shows nothing more.
/// </summary>
internal sealed class CircuitSignIn : ServerAuthenticationStateProvider, IDisposable
{
    /// <summary>How often it looks.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    private static readonly AuthenticationState s_nobody = new(new ClaimsPrincipal(new ClaimsIdentity()));

    private readonly SignIns _signIns;
    private readonly ITimer _timer;
    private volatile ClaimsPrincipal? _user;

    /// <summary>Nobody yet: the host says who.</summary>
    /// <param name="signIns">Until when each sign-in stands.</param>
    /// <param name="time">The clock.</param>
    public CircuitSignIn(SignIns signIns, TimeProvider time)
    {
        _signIns = signIns;
        AuthenticationStateChanged += Note;
        _timer = time.CreateTimer(static own => ((CircuitSignIn)own!).Look(), this, Period, Period);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        AuthenticationStateChanged -= Note;
        _timer.Dispose();
    }

    private async void Note(Task<AuthenticationState> state) => _user = (await state).User;

    private void Look()
    {
        if (_user is { Identity.IsAuthenticated: true } user && !_signIns.Stands(user))
            SetAuthenticationState(Task.FromResult(s_nobody));
    }
}
