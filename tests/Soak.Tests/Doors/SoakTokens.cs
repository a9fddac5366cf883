using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace Ops.Soak.Tests.Doors;

/// <summary>Tokens of pages: one is right, every other is of somebody else's page.</summary>
internal sealed class SoakTokens : IAntiforgery
{
    /// <summary>Name of the header a token comes in.</summary>
    public const string Header = "RequestVerificationToken";

    /// <summary>The token that is right.</summary>
    public const string Right = "right";

    private static readonly AntiforgeryTokenSet s_tokens = new(Right, Right, "__RequestVerificationToken", Header);

    /// <inheritdoc/>
    public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext) => s_tokens;

    /// <inheritdoc/>
    public AntiforgeryTokenSet GetTokens(HttpContext httpContext) => s_tokens;

    /// <inheritdoc/>
    public Task<bool> IsRequestValidAsync(HttpContext httpContext) =>
        Task.FromResult(httpContext.Request.Headers[Header] == Right);

    /// <inheritdoc/>
    public void SetCookieTokenAndHeader(HttpContext httpContext)
    {
        // the pages here keep none
    }

    /// <inheritdoc/>
    public Task ValidateRequestAsync(HttpContext httpContext) => Task.CompletedTask;
}
