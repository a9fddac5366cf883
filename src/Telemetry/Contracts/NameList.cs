using System.Globalization;

namespace Ops.Telemetry.Contracts;

/// <summary>Names of servers as a sentence has them.</summary>
public static class NameList
{
    private const int Listed = 6;

    /// <summary>Lists names: all of a few, the ends of a row that is long and has no gap.</summary>
    /// <param name="names">The names.</param>
    /// <param name="fleet">All servers in order.</param>
    /// <returns>Such as "smars-1 ... smars-7".</returns>
    public static string Of(IEnumerable<string> names, IReadOnlyList<string> fleet)
    {
        int[] places = [.. names.Select(name => IndexOf(fleet, name)).Order()];
        if (places.Length == 0)
            return "no server";
        bool isRow = places[^1] - places[0] == places.Length - 1;
        if (places.Length > 3 && isRow)
            return places.Length == fleet.Count ? "all servers" : $"{fleet[places[0]]} ... {fleet[places[^1]]}";
        string listed = string.Join(", ", places.Take(Listed).Select(place => fleet[place]));
        return places.Length <= Listed ? listed
            : string.Create(CultureInfo.InvariantCulture, $"{listed} and {places.Length - Listed:#,0} more");
    }

    private static int IndexOf(IReadOnlyList<string> fleet, string name)
    {
        for (int i = 0; i < fleet.Count; i++)
        {
            if (fleet[i] == name)
                return i;
        }
        throw new ArgumentException($"{name} is not a server of this fleet.", nameof(name));
    }
}
