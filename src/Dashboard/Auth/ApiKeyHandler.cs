using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Auth;

/// <summary>Signs in whoever sends <c>Authorization: Bearer KEY</c> with a configured key.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder,
    AuthSettings settings)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>What the header's value starts with.</summary>
    public const string Prefix = "Bearer ";

    private const int LongestKey = 512;

    /// <inheritdoc/>
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        string header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.Ordinal))
            return Task.FromResult(AuthenticateResult.NoResult());
        string key = header[Prefix.Length..].Trim();
        if (key.Length is 0 or > LongestKey || Find(settings.ApiKeys, key) is not { } found)
            return Task.FromResult(AuthenticateResult.Fail("The key is not known."));
        ActorKind kind = found.Person is null ? ActorKind.Program : ActorKind.Person;
        var ticket = new AuthenticationTicket(
            OperatorActor.Principal(kind, found.Person ?? found.Name, found.Role, OperatorActor.KeyScheme),
            Scheme.Name);
        return Task.FromResult(AuthenticateResult.Success(ticket));
    }

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        AuthProblems.WriteUnauthorizedAsync(Context);

    /// <inheritdoc/>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        AuthProblems.WriteForbiddenAsync(Context);

    // every key is compared in full, so that the time taken tells nothing about which came close
    private static ApiKey? Find(ImmutableArray<ApiKey> keys, string key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(key), hash);
        ApiKey? found = null;
        foreach (ApiKey candidate in keys)
        {
            if (CryptographicOperations.FixedTimeEquals(hash, candidate.Hash.AsSpan()))
                found = candidate;
        }
        return found;
    }
}
