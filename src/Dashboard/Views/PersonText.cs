using System.Text;

namespace Ops.Dashboard.Views;

/// <summary>
/// What people have written, where it stands among our own words in one text. In markup a bdi element does the same.
/// </summary>
public static class PersonText
{
    private const char First = '\u2068';
    private const char Pop = '\u2069';

    /// <summary>Isolates a text, so that its direction ends with it: nothing in it can turn our words round.</summary>
    /// <param name="text">What somebody wrote.</param>
    /// <returns>The text between the marks of an isolate, without its own marks of direction.</returns>
    public static string Isolated(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var made = new StringBuilder(text.Length + 2).Append(First);
        foreach (char one in text.Where(static one => !IsDirection(one)))
            made.Append(one);
        return made.Append(Pop).ToString();
    }

    private static bool IsDirection(char one) => one is '\u061C' or '\u200E' or '\u200F'
        or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
