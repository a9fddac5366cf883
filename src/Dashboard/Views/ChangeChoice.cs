using System.Text.Json;
using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Views;

/// <summary>What somebody has chosen in the form of a change.</summary>
public sealed class ChangeChoice
{
    /// <summary>The kind.</summary>
    public ChangeKind Kind { get; set; } = ChangeKind.Rollback;

    /// <summary>The servers.</summary>
    public HashSet<string> Servers { get; } = [];

    /// <summary>The build of a deploy.</summary>
    public string Build { get; set; } = "";

    /// <summary>The flag of a flag change.</summary>
    public string Flag { get; set; } = "";

    /// <summary>Its new value.</summary>
    public bool On { get; set; }

    /// <summary>The change.</summary>
    /// <param name="names">Servers in order.</param>
    /// <returns>The request.</returns>
    public ChangeRequest ToRequest(IEnumerable<string> names) => new(
        Kind, [.. names.Where(Servers.Contains)], Kind == ChangeKind.Deploy ? Build : null,
        Kind == ChangeKind.SetFlag ? Flag : null, Kind == ChangeKind.SetFlag ? On : null);

    /// <summary>A change as the door takes it.</summary>
    /// <param name="request">The change.</param>
    /// <returns>JSON.</returns>
    public static string ToJson(ChangeRequest request) => JsonSerializer.Serialize(new Dictionary<string, object?>
    {
        ["change"] = request.Kind switch
        {
            ChangeKind.Deploy => "deploy",
            ChangeKind.Rollback => "rollback",
            ChangeKind.Restart => "restart",
            _ => "set-flag",
        },
        ["servers"] = request.Servers,
        ["build"] = request.Build,
        ["flag"] = request.Flag,
        ["on"] = request.On switch { true => "true", false => "false", _ => null },
    });
}
