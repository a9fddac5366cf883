namespace Ops.Dashboard.Auth;

/// <summary>Where somebody goes after signing in: a place of this room, whatever an address says.</summary>
internal static class BackPath
{
    private const int Longest = 512;

    /// <summary>The place, or the fleet when it is none of ours.</summary>
    /// <param name="wanted">What was asked for; null for nothing.</param>
    /// <returns>A path that begins with one slash.</returns>
    public static string Of(string? wanted)
    {
        bool isOurs = wanted is { Length: > 0 and <= Longest } && wanted[0] == '/'
            && !wanted.StartsWith("//", StringComparison.Ordinal) && !wanted.Contains('\\')
            && !wanted.Any(char.IsControl);
        return isOurs ? wanted! : "/";
    }

    /// <summary>The same place as a link of a page: below whatever path this room is mounted on.</summary>
    /// <param name="wanted">What was asked for; null for nothing.</param>
    /// <returns>A relative address.</returns>
    public static string LinkOf(string? wanted) => $".{Of(wanted)}";

    /// <summary>The sign-in page that leads back to where a request wanted to go.</summary>
    /// <param name="request">The request.</param>
    /// <returns>Its address.</returns>
    public static string SignInFor(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Path != "/"
            ? $"{request.PathBase}/login?back={Uri.EscapeDataString(request.Path + request.QueryString)}"
            : $"{request.PathBase}/login";
}
