using System.Globalization;

namespace Ops.Dashboard.Sessions;

/// <summary>
/// Identity of the row a kill button stood in: world, server and place. It is rendered on the button and sent with the
/// kill, so that a kill meant for one server can't stop another that took its place.
/// </summary>
/// <param name="Epoch">The world, counted by this process from 1.</param>
/// <param name="Server">Name of the server.</param>
/// <param name="Index">Its place in the fleet, from 0.</param>
public readonly record struct SeenRow(long Epoch, string Server, int Index)
{
    /// <summary>Reads the form a button carries.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The row; null when the text is not one.</returns>
    public static SeenRow? Parse(string text)
    {
        string[] parts = text.Split(':');
        return parts.Length == 3 && parts[1].Length > 0
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out long epoch)
            && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            ? new SeenRow(epoch, parts[1], index)
            : null;
    }

    /// <summary>epoch:server:index.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Epoch}:{Server}:{Index}");
}
