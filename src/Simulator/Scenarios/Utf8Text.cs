using System.Text;

namespace Ops.Simulator.Scenarios;

/// <summary>
/// Texts that come as bytes: what is not UTF-8 is refused with its place. To read on with a sign in its stead would
/// change a name, or a price, without anybody having said so.
/// </summary>
public static class Utf8Text
{
    private static readonly UTF8Encoding s_strict = new(
        encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a text, without the mark that may stand before it.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="file">What they are called in the error.</param>
    /// <param name="error">Where they are no text; null when they are.</param>
    /// <returns>The text; null when they are none.</returns>
    public static string? Read(ReadOnlySpan<byte> bytes, string file, out ScenarioError? error)
    {
        ReadOnlySpan<byte> mark = Encoding.UTF8.Preamble;
        int from = bytes.StartsWith(mark) ? mark.Length : 0;
        try
        {
            error = null;
            return s_strict.GetString(bytes[from..]);
        }
        catch (DecoderFallbackException wrong)
        {
            int at = from + wrong.Index;
            ReadOnlySpan<byte> before = bytes[..at];
            int line = before.Count((byte)'\n') + 1;
            int column = at - (before.LastIndexOf((byte)'\n') + 1) + 1;
            error = new ScenarioError(
                file, line, column, $"byte {at} is not UTF-8 (0x{bytes[at]:X2})", "save the file as UTF-8");
            return null;
        }
    }
}
