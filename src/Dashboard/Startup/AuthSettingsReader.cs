using System.Collections.Immutable;
using System.Globalization;
using Ops.Dashboard.Auth;

namespace Ops.Dashboard.Startup;

/// <summary>Who gets in: keys, accounts, and the identity provider of the firm.</summary>
internal static class AuthSettingsReader
{
    /// <summary>Longest name of a key or person.</summary>
    private const int NameLength = 64;

    private static readonly string[] s_strongestFirst =
        [Roles.Supervisor, Roles.Operator, Roles.Instructor, Roles.Viewer];

    /// <summary>Reads the section.</summary>
    /// <param name="auth">The section.</param>
    /// <returns>The settings; to be used only when no fault was added.</returns>
    public static AuthSettings Read(SettingsReader auth)
    {
        var unset = new AuthSettings(true, 12, []);
        var keys = ImmutableArray.CreateBuilder<ApiKey>();
        foreach (SettingsReader item in auth.List("ApiKeys"))
        {
            ApiKey key = ReadKey(item);
            if (keys.Any(k => k.Name == key.Name))
                item.Fault("Name", $"\"{key.Name}\" is the name of an earlier key; each key must have its own.");
            if (key.Hash.Length > 0 && keys.Any(k => k.Hash.SequenceEqual(key.Hash)))
                item.Fault("Sha256", "is the hash of an earlier key; each key must have its own.");
            keys.Add(key);
        }
        return new AuthSettings(
            auth.Flag("FirstRunLinks", unset.FirstRunLinks),
            (int)auth.Integer("CookieHours", unset.CookieHours, 1, 168),
            keys.ToImmutable())
        {
            LockOutAfter = (int)auth.Integer("LockOutAfter", unset.LockOutAfter, 3, 20),
            LockOutMinutes = (int)auth.Integer("LockOutMinutes", unset.LockOutMinutes, 1, 1_440),
            Oidc = auth.Has("Oidc") ? ReadOidc(auth.Section("Oidc")) : null,
        };
    }

    private static ApiKey ReadKey(SettingsReader item)
    {
        string name = item.Required("Name", $"a name of 1 to {NameLength} characters");
        if (name.Length > NameLength)
            item.Fault("Name", $"has {name.Length} characters; it must have 1 to {NameLength}.");
        string role = item.Required("Role", $"one of {string.Join(", ", Roles.All)}");
        if (role.Length > 0 && !Roles.All.Contains(role))
            item.Fault("Role", $"\"{role}\" must be one of {string.Join(", ", Roles.All)}.");
        string text = item.Required("Sha256", "the SHA-256 of the key in 64 hexadecimal digits");
        ImmutableArray<byte> hash = [];
        if (text.Length == 64 && text.All(char.IsAsciiHexDigit))
            hash = [.. Convert.FromHexString(text)];
        else if (text.Length > 0)
            item.Fault("Sha256", "must be the SHA-256 of the key in 64 hexadecimal digits (its value is not repeated " +
                "here).");
        return new ApiKey(name, role, hash, item.TextOrNull("Person"), ReadExpiry(item));
    }

    private static DateTimeOffset? ReadExpiry(SettingsReader item)
    {
        if (item.TextOrNull("Expires") is not { } text)
            return null;
        string[] forms = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'"];
        if (DateTimeOffset.TryParseExact(
            text, forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at))
            return at;
        item.Fault("Expires", $"\"{text}\" must be a day or time in UTC, such as 2027-03-01 or 2027-03-01T06:00Z.");
        return null;
    }

    private static OidcSettings ReadOidc(SettingsReader oidc)
    {
        string address = oidc.Required("Authority", "the address of the identity provider, such as https://id.example");
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? authority)
            || !(authority.Scheme == Uri.UriSchemeHttps
                || (authority.Scheme == Uri.UriSchemeHttp && authority.IsLoopback)))
        {
            if (address.Length > 0)
                oidc.Fault("Authority", $"\"{address}\" must be an https address; http is for this machine alone.");
            authority = new Uri("https://localhost");
        }
        string[] scopes = oidc.Text("Scopes", "openid profile").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (!scopes.Contains("openid"))
            oidc.Fault("Scopes", "must have openid among them, separated by blanks.");
        return new OidcSettings(
            authority, oidc.Required("ClientId", "what the identity provider knows this room as"),
            oidc.TextOrNull("ClientSecret"), oidc.Text("Title", authority.Host),
            oidc.Text("NameClaim", "preferred_username"), oidc.Text("RoleClaim", "roles"), [.. scopes],
            ReadRoles(oidc));
    }

    private static ImmutableArray<(string Role, ImmutableArray<string> Values)> ReadRoles(SettingsReader oidc)
    {
        SettingsReader section = oidc.Section("Roles");
        foreach (string key in section.FreeKeys().Where(key => !Roles.All.Contains(key)))
            section.Accept(key, $"is not a role; the roles are {string.Join(", ", Roles.All)}.");
        var roles = ImmutableArray.CreateBuilder<(string Role, ImmutableArray<string> Values)>();
        foreach (string role in s_strongestFirst)
        {
            string[] values = (section.TextOrNull(role) ?? "").Split(
                ',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (values.Length > 0)
                roles.Add((role, [.. values]));
        }
        if (roles.Count == 0)
            oidc.Fault("Roles",
                "gives nobody a role; set at least one, such as Roles:operator to the name of a group.");
        return roles.ToImmutable();
    }
}
