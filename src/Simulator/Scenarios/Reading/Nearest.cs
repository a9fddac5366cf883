namespace Ops.Simulator.Scenarios.Reading;

/// <summary>Finds what a person who mistyped a name most likely meant.</summary>
internal static class Nearest
{
    /// <summary>Says what would be right instead of an unknown name.</summary>
    /// <param name="name">The unknown name.</param>
    /// <param name="known">The known ones.</param>
    /// <returns>The nearest one as a question where one is near, and all of them.</returns>
    public static string Advice(string name, IReadOnlyCollection<string> known)
    {
        if (known.Count == 0)
            return "none is known here";
        string all = $"known are {string.Join(", ", known.Take(40))}{(known.Count > 40 ? ", ..." : "")}";
        string nearest = known.MinBy(candidate => Distance(name, candidate))!;
        return Distance(name, nearest) <= Math.Max(2, name.Length / 3) ? $"did you mean {nearest}? {all}" : all;
    }

    /// <summary>Insertions, deletions and replacements that make one name the other, case ignored.</summary>
    private static int Distance(string left, string right)
    {
        int[] row = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                bool same = char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]);
                int replaced = diagonal + (same ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.Length];
    }
}
