using System.Text.Json;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Api;

/// <summary>A kill as it came in, unchecked, from a JSON body or a form.</summary>
/// <param name="Scope">server, group or fleet.</param>
/// <param name="Target">Name of the server or group; absent for the fleet.</param>
/// <param name="Reason">Why.</param>
/// <param name="Mode">block or blockAndCancel; block when absent.</param>
/// <param name="CommandId">A GUID of the caller's; the same id again is the same kill. Made here when absent.</param>
/// <param name="SeenVersion">The row the button stood in; absent from scripts.</param>
/// <param name="SeenMode">What the page said that runs, e.g. TRAINING; absent from scripts.</param>
internal sealed record KillInput(
    string? Scope, string? Target, string? Reason, string? Mode, string? CommandId, string? SeenVersion,
    string? SeenMode = null)
{
    /// <summary>Names of the fields.</summary>
    public static readonly string[] Fields =
        ["scope", "target", "reason", "mode", "commandId", "seenVersion", "seenMode"];

    /// <summary>Takes the fields of a JSON object.</summary>
    /// <param name="body">The object.</param>
    /// <param name="faults">Takes what is wrong.</param>
    /// <returns>The input.</returns>
    public static KillInput From(JsonElement body, List<InputFault> faults)
    {
        Dictionary<string, string?> fields = JsonFields.Read(body, Fields, faults);
        return From(name => fields.GetValueOrDefault(name));
    }

    /// <summary>Takes the fields of a form.</summary>
    /// <param name="form">The form.</param>
    /// <returns>The input.</returns>
    public static KillInput From(IFormCollection form) => From(name => (string?)form[name]);

    private static KillInput From(Func<string, string?> field)
    {
        string?[] values = [.. Fields.Select(
            name => field(name) is { } text && OneLine.Of(text).Trim() is { Length: > 0 } line ? line : null)];
        return new KillInput(values[0], values[1], values[2], values[3], values[4], values[5], values[6]);
    }
}
