using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Ops.Dashboard.Auth;
using Ops.Dashboard.Classroom;

namespace Ops.Dashboard.Startup;

/// <summary>Schemes, policies, antiforgery and keys.</summary>
internal static class SecuritySetup
{
    private const string Selector = "CookieOrKey";

    /// <summary>Registers them.</summary>
    /// <param name="services">The services.</param>
    /// <param name="settings">Who gets in.</param>
    /// <param name="keys">Folder of the data-protection keys, so that cookies and open pages survive a restart.</param>
    /// <param name="place">Which room: its cookies are of no use anywhere else.</param>
    public static void AddOpsSecurity(
        this IServiceCollection services, AuthSettings settings, string keys, RoomPlace place)
    {
        services.AddSingleton(settings).AddSingleton<SignInLinks>().AddSingleton<SignIns>()
            .AddSingleton<SignInEvents>();
        services.AddSingleton<KeyWatch>().AddHostedService(static s => s.GetRequiredService<KeyWatch>());
        services.AddDataProtection().SetApplicationName(place.Purpose).PersistKeysToFileSystem(new DirectoryInfo(keys));
        services.AddAuthentication(Selector)
            .AddPolicyScheme(Selector, null, options => options.ForwardDefaultSelector = SelectScheme)
            .AddCookie(OperatorActor.CookieScheme, options => SetCookie(options, settings, place))
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, options => SetPasskeyCookie(options, place))
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(OperatorActor.KeyScheme, null)
            .AddProvider(settings.Oidc);
        services.AddOpsPolicies(place);
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = place.Cookie("ops-antiforgery");
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.SuppressXFrameOptionsHeader = true; // ours says DENY
        });
    }

    /// <summary>Registers who may do what.</summary>
    /// <param name="services">The services.</param>
    /// <param name="place">Which room.</param>
    internal static void AddOpsPolicies(this IServiceCollection services, RoomPlace place)
    {
        AuthorizationBuilder policies = services.AddAuthorizationBuilder();
        foreach ((string policy, string[] roles) in Policies.RolesOf)
        {
            policies.AddPolicy(policy, p =>
            {
                p.RequireAuthenticatedUser().RequireRole(place.IsClass ? Policies.InClass(policy) : roles);
                if (Policies.ByCookieAlone.Contains(policy))
                    p.RequireAssertion(c => c.User.Identity?.AuthenticationType == OperatorActor.CookieScheme);
            });
        }
        policies.SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    // where Identity keeps the challenge between the two steps of a passkey
    private static void SetPasskeyCookie(CookieAuthenticationOptions options, RoomPlace place)
    {
        options.Cookie.Name = place.Cookie("ops-passkey");
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.ExpireTimeSpan = TimeSpan.FromMinutes(5);
    }

    private static string SelectScheme(HttpContext context) =>
        context.Request.Headers.Authorization.ToString()
            .StartsWith(ApiKeyHandler.Prefix, StringComparison.OrdinalIgnoreCase)
            ? OperatorActor.KeyScheme
            : OperatorActor.CookieScheme;

    private static void SetCookie(CookieAuthenticationOptions options, AuthSettings settings, RoomPlace place)
    {
        options.Cookie.Name = place.Cookie(RoomPlace.SignIn);
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.ExpireTimeSpan = TimeSpan.FromHours(settings.CookieHours);
        options.SlidingExpiration = true;
        options.LoginPath = "/login";
        options.EventsType = typeof(SignInEvents);
    }
}
