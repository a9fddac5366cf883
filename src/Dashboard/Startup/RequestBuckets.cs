using System.Threading.RateLimiting;
using Ops.Dashboard.Auth;

namespace Ops.Dashboard.Startup;

/// <summary>The buckets requests are taken from. They have timers, and end with the room they are of.</summary>
/// <param name="settings">How much.</param>
internal sealed class RequestBuckets(HttpSettings settings) : IDisposable
{
    /// <summary>All requests of an identity, or of an address without one.</summary>
    public PartitionedRateLimiter<HttpContext> Requests { get; } = PartitionedRateLimiter.Create<HttpContext, string>(
        context => RateLimitPartition.GetTokenBucketLimiter(Caller(context), _ => Bucket(settings)));

    /// <summary>Tries to sign in of an address.</summary>
    public PartitionedRateLimiter<HttpContext> SignIns { get; } = PartitionedRateLimiter.Create<HttpContext, string>(
        context => RateLimitPartition.GetFixedWindowLimiter(
            Address(context), _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit = settings.SignInsPerMinute,
                Window = TimeSpan.FromMinutes(1),
            }));

    /// <inheritdoc/>
    public void Dispose()
    {
        Requests.Dispose();
        SignIns.Dispose();
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
}
