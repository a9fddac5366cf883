using System.Text.RegularExpressions;

namespace Ops.Architecture.Tests.Source;

/// <summary>Regular expressions as these tests use them: named groups only, and an end to every search.</summary>
internal static class Pattern
{
    /// <summary>Compiles one.</summary>
    public static Regex Of(string text, RegexOptions options = RegexOptions.None) =>
        new(text, options | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
}
