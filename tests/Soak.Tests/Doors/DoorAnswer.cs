using System.Text.Json;

namespace Ops.Soak.Tests.Doors;

/// <summary>What a door answered.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Text">The body.</param>
internal sealed record DoorAnswer(int Status, string Text)
{
    /// <summary>A field of a body that is JSON.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Its text; empty when there is none.</returns>
    public string Field(string name)
    {
        if (!Text.StartsWith('{'))
            return "";
        using var body = JsonDocument.Parse(Text);
        return body.RootElement.TryGetProperty(name, out JsonElement value) ? value.ToString() : "";
    }
}
