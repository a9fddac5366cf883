using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Ops.Dashboard.Api;
using Ops.Dashboard.Auth;

namespace Ops.Dashboard.Startup;

/// <summary>
/// How much is answered to whom: a bucket of requests for each identity, or each address without one, and fewer tries
/// to sign in. The kill endpoints carry no limit, and what others ask for takes nothing from them.
/// </summary>
internal static class RequestLimits
{
    /// <summary>Bytes of the largest body; an endpoint may allow less.</summary>
    public const long LargestBody = 256 * 1024;

    /// <summary>Registers them.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="settings">How much.</param>
    public static void AddRequestLimits(this WebApplicationBuilder builder, HttpSettings settings)
    {
        builder.Services.Configure<KestrelServerOptions>(static o => o.Limits.MaxRequestBodySize = LargestBody);
        builder.Services.Configure<ForwardedHeadersOptions>(static o => o.ForwardedHeaders =
            ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost);
        builder.Services.AddSingleton(_ => new RequestBuckets(settings));
    }

    /// <summary>
    /// Asks them. ASP.NET's own middleware keeps a timer that holds on to everything behind it for as long as the
    /// process runs, and rooms of class sessions come and go.
    /// </summary>
    /// <param name="app">The application.</param>
    public static void UseRequestLimits(this WebApplication app)
    {
        RequestBuckets buckets = app.Services.GetRequiredService<RequestBuckets>();
        app.Use(async (context, next) =>
        {
            EndpointMetadataCollection? said = context.GetEndpoint()?.Metadata;
            if (said?.GetMetadata<DisableRateLimitingAttribute>() is null)
            {
                using RateLimitLease mayAsk = buckets.Requests.AttemptAcquire(context);
                bool triesToSignIn = said?.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName
                    == SignInEndpoints.RateLimit;
                using RateLimitLease? mayTry = mayAsk.IsAcquired && triesToSignIn
                    ? buckets.SignIns.AttemptAcquire(context) : null;
                if ((mayTry ?? mayAsk) is { IsAcquired: false } refused)
                {
                    await RefuseAsync(context, refused);
                    return;
                }
            }
            await next(context);
        });
    }

    /// <summary>
    /// Refuses a body that says itself that it is too large, with the limit; one that does not say so is cut off by the
    /// server when it comes to it.
    /// </summary>
    /// <param name="app">The application.</param>
    public static void UseBodyLimits(this WebApplication app) => app.Use(static (context, next) =>
    {
        long most = context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize
            ?? LargestBody;
        return context.Request.ContentLength <= most || context.Request.ContentLength is null ? next(context)
            : Problems.WriteAsync(
                context, StatusCodes.Status413PayloadTooLarge, Problems.TooLarge, Problems.TooLargeSentence(most));
    });

    /// <summary>Says that there were too many requests.</summary>
    /// <param name="context">The request.</param>
    /// <param name="refused">What refused it.</param>
    /// <returns>A task that ends when it is said.</returns>
    public static async Task RefuseAsync(HttpContext context, RateLimitLease refused)
    {
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        TimeSpan wait = refused.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan given)
            ? given : TimeSpan.FromSeconds(1);
        int seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        context.Response.Headers.RetryAfter = seconds.ToString();
        string detail = $"Too many requests; try again in {seconds} s. A kill is never limited: POST /api/kill, /kill.";
        if (AuthProblems.IsForPrograms(context) || !HttpMethods.IsGet(context.Request.Method))
        {
            await Problems.WriteAsync(context, StatusCodes.Status429TooManyRequests, "too-many-requests", detail);
            return;
        }
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(
            new PlainPage("Too many requests").Paragraph(detail).Html(context.Request), context.RequestAborted);
    }
}
