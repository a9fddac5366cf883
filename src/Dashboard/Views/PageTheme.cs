namespace Ops.Dashboard.Views;

/// <summary>
/// The theme of a page: chosen in the browser and remembered in a cookie, so that the first byte has the right colours.
/// </summary>
internal static class PageTheme
{
    /// <summary>Which one a browser has chosen.</summary>
    /// <param name="request">What it asks; null for nobody's.</param>
    /// <returns>light or dark.</returns>
    public static string Of(HttpRequest? request) => request?.Cookies["ops-theme"] == "light" ? "light" : "dark";
}
