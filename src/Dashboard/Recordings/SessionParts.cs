using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Ops.Dashboard.Recordings;

/// <summary>
/// Which recordings are of one session: the branches it went on in after somebody had gone back (-b2), and what it went
/// on in after the process had ended (-r2).
/// </summary>
internal static partial class SessionParts
{
    /// <summary>Whether a recording is a further part of a session.</summary>
    /// <param name="name">Name of the recording.</param>
    /// <param name="session">The session.</param>
    /// <returns>Whether.</returns>
    public static bool IsPart(string name, string session) =>
        name.Length > session.Length && name.StartsWith(session, StringComparison.Ordinal)
        && Whole().IsMatch(name.AsSpan(session.Length));

    /// <summary>The recordings of the session that one of them is a part of, itself among them.</summary>
    /// <param name="name">Name of the recording.</param>
    /// <param name="shelf">The recordings.</param>
    /// <returns>Their names, the oldest first.</returns>
    public static ImmutableArray<string> Beside(string name, RecordingShelf shelf)
    {
        string root = Endings().Replace(name, "");
        return
        [
            .. shelf.Rows().Select(static row => row.Name).Where(one => one == root || IsPart(one, root)).Reverse(),
        ];
    }

    [GeneratedRegex(@"^(-b[0-9]+)?(-r[0-9]+)?\z")]
    private static partial Regex Whole();

    [GeneratedRegex(@"(-b[0-9]+(-r[0-9]+)?|-r[0-9]+)\z")]
    private static partial Regex Endings();
}
