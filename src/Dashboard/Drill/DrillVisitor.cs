using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authentication;
using Ops.Dashboard.Auth;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Drill;

/// <summary>
/// Comes as a browser does: with a cookie of a sign-in, to a page, and takes the token the page carries. The sign-in
/// lasts for one visit.
/// </summary>
/// <param name="services">Where the scheme of the cookie is.</param>
/// <param name="identity">Who drills.</param>
/// <param name="time">The clock.</param>
internal sealed partial class DrillVisitor(IServiceScopeFactory services, DrillIdentity identity, TimeProvider time)
{
    private static readonly TimeSpan s_visit = TimeSpan.FromMinutes(2);

    /// <summary>Opens a page.</summary>
    /// <param name="client">Leads to the room.</param>
    /// <param name="page">Path of the page.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>Cookies and token to send along, or what is broken.</returns>
    public async Task<(string? Cookies, string? Token, string? Fault)> VisitAsync(
        HttpClient client, string page, CancellationToken cancel)
    {
        if (await SignInAsync() is not { } session)
            return (null, null, "no sign-in can be made");
        using var request = new HttpRequestMessage(HttpMethod.Get, page);
        request.Headers.Add("Cookie", session);
        using HttpResponseMessage answer = await client.SendAsync(request, cancel);
        if (answer.StatusCode != HttpStatusCode.OK)
            return (null, null, $"GET {page} answered {(int)answer.StatusCode}");
        string html = await answer.Content.ReadAsStringAsync(cancel);
        if (Token().Match(html) is not { Success: true } token)
            return (null, null, $"GET {page} carries no token");
        IEnumerable<string> given = answer.Headers.TryGetValues("Set-Cookie", out IEnumerable<string>? set) ? set : [];
        string cookies = string.Join("; ", given.Select(NameAndValue).Prepend(session));
        return (cookies, WebUtility.HtmlDecode(token.Groups[1].Value), null);
    }

    private async Task<string?> SignInAsync()
    {
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        await context.SignInAsync(
            OperatorActor.CookieScheme,
            OperatorActor.Principal(
                ActorKind.Program, identity.Name, DrillIdentity.Role, OperatorActor.CookieScheme),
            new AuthenticationProperties { ExpiresUtc = time.GetUtcNow() + s_visit, AllowRefresh = false });
        return context.Response.Headers.SetCookie.FirstOrDefault() is { } cookie ? NameAndValue(cookie) : null;
    }

    private static string NameAndValue(string cookie) => cookie.Split(';', 2)[0];

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
