using System.Collections.Immutable;

namespace Ops.Telemetry.Contracts;

/// <summary>A change that somebody thinks of.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="Servers">Names of the servers.</param>
/// <param name="Build">The build, of a deploy.</param>
/// <param name="Flag">The flag, of a flag change.</param>
/// <param name="On">Its new value, of a flag change.</param>
public sealed record ChangeRequest(
    ChangeKind Kind, ImmutableArray<string> Servers, string? Build = null, string? Flag = null, bool? On = null)
{
    /// <summary>The change in words.</summary>
    /// <param name="fleet">All servers in order.</param>
    /// <returns>Such as "Roll back smars-1 ... smars-7".</returns>
    public string Describe(IReadOnlyList<string> fleet)
    {
        string servers = NameList.Of(Servers, fleet);
        return Kind switch
        {
            ChangeKind.Deploy => $"Deploy {Build} to {servers}",
            ChangeKind.Rollback => $"Roll back {servers}",
            ChangeKind.Restart => $"Restart {servers}",
            ChangeKind.SetFlag => $"Switch {Flag} {(On == true ? "on" : "off")} on {servers}",
            _ => throw new InvalidOperationException($"{Kind} is not a change."),
        };
    }
}
