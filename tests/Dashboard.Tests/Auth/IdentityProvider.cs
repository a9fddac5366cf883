using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Ops.Dashboard.Tests.Auth;

/// <summary>A real OpenID Connect server in this process: code flow, proof key, one client with a secret.</summary>
internal sealed class IdentityProvider : IAsyncDisposable
{
    public const string Authority = "https://id.test";
    public const string ClientId = "ops";
    public const string ClientSecret = "the-secret-of-the-client";

    private readonly WebApplication _app;

    private IdentityProvider(WebApplication app) => _app = app;

    /// <summary>Who is signed in there.</summary>
    public string Name { get; set; } = "anna";

    /// <summary>Their groups.</summary>
    public string[] Groups { get; set; } = ["desk"];

    /// <summary>Whether a token was asked for with the client's secret and the proof of the code.</summary>
    public bool SawProof { get; private set; }

    public HttpMessageHandler Handler() => _app.GetTestServer().CreateHandler();

    public static async Task<IdentityProvider> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        IdentityProvider? made = null;
        builder.Services.AddOpenIddict().AddServer(server =>
        {
            server.SetIssuer(new Uri(Authority + "/")).SetAuthorizationEndpointUris("connect/authorize")
                .SetTokenEndpointUris("connect/token").AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange()
                .RegisterScopes("profile").AddEphemeralEncryptionKey().AddEphemeralSigningKey().EnableDegradedMode();
            server.UseAspNetCore();
            server.AddEventHandler<ValidateAuthorizationRequestContext>(h => h.UseInlineHandler(context =>
            {
                if (context.ClientId != ClientId)
                    context.Reject(OpenIddictConstants.Errors.InvalidClient);
                return default;
            }));
            server.AddEventHandler<ValidateTokenRequestContext>(h => h.UseInlineHandler(context =>
            {
                made!.SawProof = context.Request.CodeVerifier is { Length: > 40 };
                if (context.ClientId != ClientId || context.ClientSecret != ClientSecret)
                    context.Reject(OpenIddictConstants.Errors.InvalidClient);
                return default;
            }));
            server.AddEventHandler<HandleAuthorizationRequestContext>(h => h.UseInlineHandler(context =>
            {
                context.SignIn(made!.Person());
                return default;
            }));
        });
        WebApplication app = builder.Build();
        app.UseRouting();
        app.UseAuthentication();
        made = new IdentityProvider(app);
        await app.StartAsync();
        return made;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private ClaimsPrincipal Person()
    {
        var identity = new ClaimsIdentity("test", "preferred_username", "roles");
        identity.AddClaim(new Claim("sub", $"subject-of-{Name}"));
        identity.AddClaim(new Claim("preferred_username", Name));
        foreach (string group in Groups)
            identity.AddClaim(new Claim("roles", group));
        var person = new ClaimsPrincipal(identity);
        person.SetScopes("openid", "profile");
        person.SetDestinations(static _ => [OpenIddictConstants.Destinations.IdentityToken]);
        return person;
    }
}
