using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Ops.Dashboard.Accounts;
using Ops.Dashboard.Api;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Auth;

/// <summary>
/// Sign-in through the firm's identity provider: OpenID Connect, code flow with PKCE. What comes back becomes a person
/// of this room with one role, or nobody: a group that gives no role lets nobody in.
/// </summary>
internal static class ProviderSignIn
{
    /// <summary>Name of the scheme.</summary>
    public const string Scheme = "Provider";

    private const string Start = "/sign-in/provider";
    private const string Done = "/sign-in/done";

    /// <summary>How long the provider may take to answer.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    /// <summary>Registers it when it is configured.</summary>
    /// <param name="authentication">The schemes.</param>
    /// <param name="settings">The provider; null for none.</param>
    public static void AddProvider(this AuthenticationBuilder authentication, OidcSettings? settings)
    {
        if (settings is not null)
            authentication.AddOpenIdConnect(Scheme, options => Set(options, settings));
    }

    /// <summary>Maps its pages.</summary>
    /// <param name="app">The application.</param>
    public static void MapProvider(this WebApplication app)
    {
        app.MapGet(Start, StartAsync).AllowAnonymous().RequireRateLimiting(SignInEndpoints.RateLimit)
            .ExcludeFromDescription();
        app.MapGet(Done, (string? back) => new PlainPage("Signed in")
        {
            RefreshSeconds = 0,
            RefreshFrom = BackPath.LinkOf(back),
        }.Add($"<p><a href=\"{PlainPage.Safe(BackPath.LinkOf(back))}\">Go on</a></p>").Result())
            .AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>The role that groups give.</summary>
    /// <param name="settings">Which group gives which.</param>
    /// <param name="groups">The groups.</param>
    /// <returns>The strongest; null when they give none.</returns>
    internal static string? RoleOf(OidcSettings settings, IReadOnlyCollection<string> groups) =>
        settings.Roles.FirstOrDefault(role => role.Values.Any(groups.Contains)).Role;

    private static void Set(OpenIdConnectOptions options, OidcSettings settings)
    {
        options.Authority = settings.Authority.ToString();
        options.RequireHttpsMetadata = settings.Authority.Scheme == Uri.UriSchemeHttps;
        (options.ClientId, options.ClientSecret) = (settings.ClientId, settings.ClientSecret);
        options.SignInScheme = OperatorActor.CookieScheme;
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query; // comes back as a link, which lax cookies go with
        options.UsePkce = true;
        options.MapInboundClaims = false;
        options.SaveTokens = false;
        options.BackchannelTimeout = s_patience;
        options.CallbackPath = "/sign-in/provider/callback";
        options.RemoteSignOutPath = PathString.Empty;
        options.Scope.Clear();
        foreach (string scope in settings.Scopes)
            options.Scope.Add(scope);
        foreach (CookieBuilder cookie in new[] { options.CorrelationCookie, options.NonceCookie })
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        }
        options.Events.OnTokenValidated = context => TakeAsync(context, settings);
        options.Events.OnRemoteFailure = RefuseAsync;
    }

    private static async Task<IResult> StartAsync(
        HttpContext context, AuthSettings settings, ILoggerFactory logs, string? back)
    {
        if (settings.Oidc is null)
        {
            return SignInEndpoints.Page(
                context, back, "No identity provider is set up.", StatusCodes.Status404NotFound);
        }
        try
        {
            await context.ChallengeAsync(Scheme, new AuthenticationProperties
            {
                RedirectUri = $"{context.Request.PathBase}{Done}?back={Uri.EscapeDataString(BackPath.Of(back))}",
            });
            return Results.Empty;
        }
        catch (Exception silent) when (silent is InvalidOperationException or HttpRequestException or IOException)
        {
            logs.CreateLogger(typeof(ProviderSignIn)).LogError(
                silent, "The identity provider {Provider} does not answer", settings.Oidc);
            return SignInEndpoints.Page(
                context, back, $"{settings.Oidc.Title} does not answer. Sign in with a passkey, a password or a link;" +
                " scripts with their key go on as before.", StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static Task TakeAsync(TokenValidatedContext context, OidcSettings settings)
    {
        ClaimsPrincipal person = context.Principal!;
        string name = person.FindFirstValue(settings.NameClaim)?.Trim().ToLowerInvariant() ?? "";
        string[] groups = [.. person.FindAll(settings.RoleClaim).Select(claim => claim.Value)];
        string subject = person.FindFirstValue("sub") ?? "";
        IServiceProvider services = context.HttpContext.RequestServices;
        if (!AccountNames.IsName(name) || services.GetRequiredService<AccountNames>().IsTaken(name))
        {
            context.Fail($"The claim {settings.NameClaim} names nobody who can be let in: it must be " +
                $"{AccountNames.Form}, and no name of a key or a console link.");
            return Task.CompletedTask;
        }
        if (RoleOf(settings, groups) is not { } role)
        {
            context.Fail($"{name} has none of the groups that give a role in this room.");
            return Task.CompletedTask;
        }
        if (services.GetRequiredService<AccountBook>().Find(name)?.LockedBy is { } locker)
        {
            context.Fail($"{name} was locked by {locker}.");
            return Task.CompletedTask;
        }
        context.Principal = OperatorActor.Principal(ActorKind.Person, name, role, OperatorActor.CookieScheme);
        var identity = (ClaimsIdentity)context.Principal.Identity!;
        identity.AddClaim(new Claim(SignInWay.Claim, SignInWay.Provider));
        services.GetRequiredService<AccountTrail>().Note(
            AccountTrail.SignIn, name, name, 
            $"Signed in as {role} by provider {settings.Authority}, subject {subject}.");
        return Task.CompletedTask;
    }

    private static async Task RefuseAsync(RemoteFailureContext context)
    {
        context.HandleResponse();
        string why = context.Failure?.Message ?? "It gave no reason.";
        context.HttpContext.RequestServices.GetRequiredService<AccountTrail>().NoteStranger(
            AccountTrail.SignInFailed, "provider", why);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(new PlainPage("Not signed in")
            .Paragraph("The identity provider has answered, and nobody was let in:")
            .Paragraph(why).Add("<p><a href=\"sign-in\">Sign in another way</a></p>").Html(context.Request));
    }
}
