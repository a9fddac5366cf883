using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Peers;

/// <summary>
/// Which servers wrote which warnings and errors within some minutes. Each run of digits in a text counts as one, so
/// that texts which differ only in a number are one, however long it is. At the bound the text seen longest ago is
/// forgotten.
/// </summary>
internal sealed class MessageBoard
{
    /// <summary>Texts remembered.</summary>
    public const int Most = 512;

    private const int LongestText = 200;

    private readonly Dictionary<string, Dictionary<ushort, long>> _lastAt = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>Notes a message.</summary>
    /// <param name="message">The message.</param>
    public void Add(ServerMessage message)
    {
        string text = Normal(message);
        if (!_lastAt.TryGetValue(text, out Dictionary<ushort, long>? servers))
        {
            if (_lastAt.Count >= Most)
                _lastAt.Remove(_order.Dequeue());
            _lastAt.Add(text, servers = []);
            _order.Enqueue(text);
        }
        servers[message.Server.Index] = message.At.Nanoseconds;
    }

    /// <summary>How many other servers wrote the same lately.</summary>
    /// <param name="message">The message.</param>
    /// <param name="now">Market time in nanoseconds.</param>
    /// <param name="nanoseconds">How long ago at most.</param>
    /// <returns>The count.</returns>
    public int OthersWith(ServerMessage message, long now, long nanoseconds)
    {
        if (!_lastAt.TryGetValue(Normal(message), out Dictionary<ushort, long>? servers))
            return 0;
        int others = 0;
        foreach ((ushort server, long at) in servers)
            others += server != message.Server.Index && now - at <= nanoseconds ? 1 : 0;
        return others;
    }

    /// <summary>A message's source and text without its figures.</summary>
    /// <param name="message">The message.</param>
    /// <returns>The text that stands for all like it.</returns>
    public static string Normal(ServerMessage message)
    {
        string text = message.Source + ": " + message.Text;
        text = text.Length <= LongestText ? text : text[..LongestText];
        if (!text.AsSpan().ContainsAnyInRange('0', '9'))
            return text;
        Span<char> normal = stackalloc char[LongestText];
        int length = 0;
        foreach (char letter in text)
        {
            bool isDigit = char.IsAsciiDigit(letter);
            if (!isDigit || length == 0 || normal[length - 1] != '#')
                normal[length++] = isDigit ? '#' : letter;
        }
        return new string(normal[..length]);
    }
}
