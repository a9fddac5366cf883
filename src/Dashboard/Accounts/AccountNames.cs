using System.Text.RegularExpressions;
using Ops.Dashboard.Auth;

namespace Ops.Dashboard.Accounts;

/// <summary>Which names a person may be given. One name is one person, wherever it comes from.</summary>
/// <param name="settings">Names that keys act under.</param>
internal sealed partial class AccountNames(AuthSettings settings)
{
    /// <summary>What a name looks like, for faults.</summary>
    public const string Form = "1 to 64 of a-z, 0-9, dot, dash, underscore and @, beginning with a letter or digit";

    /// <summary>Whether a text has the form of a name.</summary>
    /// <param name="name">The text.</param>
    /// <returns>True when it has.</returns>
    public static bool IsName(string name) => FormOfName().IsMatch(name);

    /// <summary>Whether a name belongs to somebody who has no account: a link of the console, or a key.</summary>
    /// <param name="name">The name.</param>
    /// <returns>True when it may not be given to anybody else.</returns>
    public bool IsTaken(string name) =>
        Roles.All.Any(role => name == SignInLinks.NameOf(role))
        || settings.ApiKeys.Any(key => string.Equals(key.Name, name, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex("^[a-z0-9][a-z0-9._@-]{0,63}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FormOfName();
}
