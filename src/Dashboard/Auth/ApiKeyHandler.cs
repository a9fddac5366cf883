using System.Collections.Immutable;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Ops.Dashboard.Accounts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Auth;

/// <summary>Signs in whoever sends <c>Authorization: Bearer KEY</c> with a configured key.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder,
    AuthSettings settings, AccountBook accounts)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>What the header's value starts with, in letters of either case.</summary>
    public const string Prefix = "Bearer ";

    private const int LongestKey = 512;
    private const string LapsedItem = "lapsed-key";

    /// <inheritdoc/>
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        string header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return Task.FromResult(AuthenticateResult.NoResult());
        string key = header[Prefix.Length..].Trim();
        if (key.Length is 0 or > LongestKey || Find(settings.ApiKeys, key) is not { } found)
            return Task.FromResult(AuthenticateResult.Fail("The key is not known."));
        if (found.Expires <= TimeProvider.GetUtcNow())
        {
            Context.Items[LapsedItem] = found;
            return Task.FromResult(AuthenticateResult.Fail($"The key {found.Name} has lapsed."));
        }
        if (found.Person is { } owner && accounts.Find(owner) is { LockedBy: not null })
            return Task.FromResult(AuthenticateResult.Fail($"The account of {owner} is locked, and its keys with it."));
        ActorKind kind = found.Person is null ? ActorKind.Program : ActorKind.Person;
        ClaimsPrincipal user = OperatorActor.Principal(
            kind, found.Person ?? found.Name, found.Role, OperatorActor.KeyScheme);
        var identity = (ClaimsIdentity)user.Identity!;
        identity.AddClaim(new Claim(OperatorActor.KeyClaim, found.Name));
        if (found.Expires is { } until)
            identity.AddClaim(new Claim(OperatorActor.KeyUntilClaim, until.ToUnixTimeSeconds().ToString()));
        if (kind == ActorKind.Person)
            accounts.Mark(user);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(user, Scheme.Name)));
    }

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        Context.Items[LapsedItem] is ApiKey lapsed
            ? AuthProblems.WriteLapsedAsync(Context, lapsed)
            : AuthProblems.WriteUnauthorizedAsync(Context);

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
