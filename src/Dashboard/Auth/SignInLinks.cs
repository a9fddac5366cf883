using System.Security.Cryptography;
using System.Text;

namespace Ops.Dashboard.Auth;

/// <summary>
/// One link per role, each good for one sign-in. Tokens are random, kept in memory as hashes, and printed once by the
/// console; a restart makes new ones.
/// </summary>
internal sealed class SignInLinks
{
    private const int TokenBytes = 32;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Link> _byHash = [];

    /// <summary>A token nobody can guess.</summary>
    /// <returns>The token.</returns>
    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));

    /// <summary>Who comes by the link of a role.</summary>
    /// <param name="role">The role.</param>
    /// <returns>The name.</returns>
    public static string NameOf(string role) => $"{role}-1";

    /// <summary>Makes a link for somebody who is signed in and goes on at another address of this room.</summary>
    /// <param name="name">Who.</param>
    /// <param name="role">The role.</param>
    /// <returns>The token.</returns>
    public string CreateFor(string name, string role)
    {
        string token = NewToken();
        lock (_lock)
        {
            // the newest is the one that is followed: who asks again and again leaves one behind
            foreach ((string hash, Link link) in _byHash)
            {
                if (link.IsPassage && link.Name == name)
                    _byHash.Remove(hash);
            }
            _byHash[HashOf(token)] = new Link(role, name, Used: false) { IsPassage = true };
        }
        return token;
    }

    /// <summary>Makes one link per role.</summary>
    /// <returns>Role and token of each, in the order of <see cref="Roles.All"/>.</returns>
    public IReadOnlyList<(string Role, string Token)> Create()
    {
        var made = new List<(string Role, string Token)>();
        lock (_lock)
        {
            foreach (string role in Roles.All)
            {
                string token = NewToken();
                _byHash[HashOf(token)] = new Link(role, NameOf(role), Used: false);
                made.Add((role, token));
            }
        }
        return made;
    }

    /// <summary>Takes a link: the first taker gets in, nobody after.</summary>
    /// <param name="token">The token of the link.</param>
    /// <returns>Who it signs in, or why not.</returns>
    public (SignInOutcome Outcome, string Name, string Role) Take(string token)
    {
        string hash = HashOf(token);
        lock (_lock)
        {
            if (!_byHash.TryGetValue(hash, out Link? link))
                return (SignInOutcome.Unknown, "", "");
            if (link.Used)
                return (SignInOutcome.Used, link.Name, link.Role);
            _byHash[hash] = link with { Used = true };
            return (SignInOutcome.SignedIn, link.Name, link.Role);
        }
    }

    // looking up a hash leaks nothing useful about the token by its timing
    private static string HashOf(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private sealed record Link(string Role, string Name, bool Used)
    {
        /// <summary>Whether it only leads somebody who is signed in to another address.</summary>
        public bool IsPassage { get; init; }
    }
}
