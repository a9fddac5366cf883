using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Parity;

/// <summary>Makes findings.</summary>
internal static class Finding
{
    /// <summary>A finding about one server.</summary>
    public static ParityFinding Of(
        ParityFindingKind kind, ServerDefinition server, string subject, string expected, string actual,
        AnomalySeverity severity, MarketTime now, string sentence) =>
        new(kind, [server.Id], subject, expected, actual, severity, now, sentence);

    /// <summary>The build has the right name and another content.</summary>
    public static ParityFinding OtherContent(
        ServerDefinition server, string build, string expected, string actual, MarketTime now) => Of(
        ParityFindingKind.HashDiffers, server, build, expected, actual, AnomalySeverity.Critical, now,
        $"{server.Name} runs another content under the name {build}: its hash is {actual}, not {expected}.");

    /// <summary>The value of a flag in a word.</summary>
    public static string Word(bool? value) => value switch { true => "on", false => "off", _ => "not said" };
}
