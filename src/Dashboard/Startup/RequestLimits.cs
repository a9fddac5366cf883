using System.Threading.RateLimiting;
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
        builder.Services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = RefuseAsync;
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(
                context => RateLimitPartition.GetTokenBucketLimiter(Caller(context), _ => Bucket(settings)));
            options.AddPolicy(SignInEndpoints.RateLimit, context => RateLimitPartition.GetFixedWindowLimiter(
                Address(context), _ => new FixedWindowRateLimiterOptions
                {
                    PermitLimit = settings.SignInsPerMinute,
                    Window = TimeSpan.FromMinutes(1),
                }));
        });
    }

    private static TokenBucketRateLimiterOptions Bucket(HttpSettings settings) => new()
    {
        TokenLimit = settings.Burst,
        TokensPerPeriod = settings.RequestsPerSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
    };

    private static string Caller(HttpContext context) =>
        context.User.Identity is { IsAuthenticated: true, Name: { } name, AuthenticationType: { } scheme }
            ? $"{scheme} {context.User.FindFirst(OperatorActor.KeyClaim)?.Value ?? name}"
            : $"address {Address(context)}";

    private static string Address(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "local";

    private static async ValueTask RefuseAsync(OnRejectedContext rejected, CancellationToken cancel)
    {
        HttpContext context = rejected.HttpContext;
        TimeSpan wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan given)
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
            new PlainPage("Too many requests").Paragraph(detail).Html(context.Request), cancel);
    }
}
