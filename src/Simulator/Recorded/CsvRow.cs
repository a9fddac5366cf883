namespace Ops.Simulator.Recorded;

/// <summary>Splits one line of comma-separated values. Values may stand in quotes; a doubled quote is one.</summary>
internal static class CsvRow
{
    /// <summary>Splits a line.</summary>
    /// <param name="line">The line.</param>
    /// <returns>Its values, without the blanks around them.</returns>
    public static List<string> Split(string line)
    {
        var values = new List<string>();
        int at = 0;
        while (at <= line.Length)
        {
            bool isQuoted = at < line.Length && line[at] == '"';
            values.Add(isQuoted ? Quoted(line, ref at) : Plain(line, ref at));
        }
        return values;
    }

    private static string Plain(string line, ref int at)
    {
        int end = line.IndexOf(',', at);
        if (end < 0)
            end = line.Length;
        string value = line[at..end].Trim();
        at = end + 1;
        return value;
    }

    private static string Quoted(string line, ref int at)
    {
        int end = at + 1;
        while (end < line.Length && (line[end] != '"' || (end + 1 < line.Length && line[end + 1] == '"')))
            end += line[end] == '"' ? 2 : 1;
        string value = line[(at + 1)..Math.Min(end, line.Length)].Replace("\"\"", "\"");
        int comma = end >= line.Length ? -1 : line.IndexOf(',', end);
        at = comma < 0 ? line.Length + 1 : comma + 1;
        return value;
    }
}
