using System.Security.Claims;
using Ops.Dashboard.Accounts;

namespace Ops.Dashboard.Auth;

/// <summary>
/// Until when each sign-in stands. A cookie is looked at with a request alone, and an open page makes none for hours:
/// its circuit asks here. Bounded by the sign-ins that stand: each one more sweeps out those that are over.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="accounts">What accounts say against a sign-in; null where there are none.</param>
internal sealed class SignIns(TimeProvider time, AccountBook? accounts = null)
{
    /// <summary>Claim that names a sign-in.</summary>
    public const string Claim = "sign-in";

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Standing> _known = [];

    /// <summary>Names a sign-in that is being made, and notes how long it stands.</summary>
    /// <param name="identity">Whoever signs in.</param>
    /// <param name="until">Until when.</param>
    public void Begin(ClaimsIdentity identity, DateTimeOffset until)
    {
        string id = Guid.NewGuid().ToString("n");
        identity.AddClaim(new Claim(Claim, id));
        Extend(id, until);
    }

    /// <summary>Notes that a sign-in stands longer; one that was ended stays so.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="until">Until when.</param>
    public void Extend(string id, DateTimeOffset until)
    {
        lock (_lock)
        {
            if (!_known.TryGetValue(id, out Standing known))
                Sweep_NeedsLock();
            _known[id] = known with { Until = until > known.Until ? until : known.Until };
        }
    }

    /// <summary>Ends a sign-in: also its cookie, if somebody kept a copy, and the pages it has open.</summary>
    /// <param name="user">Whoever signs out.</param>
    public void End(ClaimsPrincipal user)
    {
        if (user.FindFirstValue(Claim) is not { } id)
            return; // came by a key
        lock (_lock)
        {
            if (_known.TryGetValue(id, out Standing known))
                _known[id] = known with { Ended = true };
        }
    }

    /// <summary>Whether somebody is still signed in. A key is until it lapses, or its person is locked.</summary>
    /// <param name="user">Who.</param>
    /// <returns>True while the sign-in stands.</returns>
    public bool Stands(ClaimsPrincipal user)
    {
        if (user.Identity?.AuthenticationType == OperatorActor.KeyScheme)
        {
            if (user.Identity.Name is { } owner && accounts?.Find(owner) is { LockedBy: not null })
                return false;
            return !long.TryParse(user.FindFirstValue(OperatorActor.KeyUntilClaim), out long lapses)
                || time.GetUtcNow().ToUnixTimeSeconds() < lapses;
        }
        if (user.FindFirstValue(Claim) is not { } id || accounts?.Agrees(user) == false)
            return false;
        lock (_lock)
            return _known.TryGetValue(id, out Standing known) && !known.Ended && known.Until > time.GetUtcNow();
    }

    private void Sweep_NeedsLock()
    {
        DateTimeOffset now = time.GetUtcNow();
        foreach (string over in _known.Where(known => known.Value.Until <= now).Select(known => known.Key).ToArray())
            _known.Remove(over);
    }

    private readonly record struct Standing(DateTimeOffset Until, bool Ended);
}
