using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Ops.Dashboard.Auth;
using Ops.Dashboard.Tests.Api;

namespace Ops.Dashboard.Tests.Auth;

/// <summary>A room whose people sign in through an identity provider.</summary>
internal sealed class ProviderRoom(Func<HttpMessageHandler> provider, string secret = IdentityProvider.ClientSecret)
    : RoomFactory
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Ops:Auth:Oidc:Authority", IdentityProvider.Authority);
        builder.UseSetting("Ops:Auth:Oidc:ClientId", IdentityProvider.ClientId);
        builder.UseSetting("Ops:Auth:Oidc:ClientSecret", secret);
        builder.UseSetting("Ops:Auth:Oidc:Title", "the firm");
        builder.UseSetting("Ops:Auth:Oidc:Roles:operator", "desk, night desk");
        builder.UseSetting("Ops:Auth:Oidc:Roles:supervisor", "chiefs");
        builder.ConfigureTestServices(services => services.Configure<OpenIdConnectOptions>(
            ProviderSignIn.Scheme, options =>
            {
                options.BackchannelHttpHandler = provider();
                options.BackchannelTimeout = TimeSpan.FromMinutes(5); // the machine of a test may be slow
            }));
    }
}
