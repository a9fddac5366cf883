using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Api;

/// <summary>What servers run beside what they should run.</summary>
/// <param name="At">Market time of the picture.</param>
/// <param name="Mode">Observe or Enforce.</param>
/// <param name="HasPlan">Whether there is a release plan.</param>
/// <param name="Servers">One row per server.</param>
/// <param name="Findings">What does not agree, worst first.</param>
/// <param name="Residue">Warnings and errors since the last close and before the open.</param>
/// <param name="LostMessages">Messages that found no room among the patterns.</param>
/// <param name="PreOpen">Whether the fleet may open.</param>
/// <param name="Changes">Changes that wait for a second person.</param>
internal sealed record ParityBody(
    string At, string Mode, bool HasPlan, IReadOnlyList<ParityServerBody> Servers,
    IReadOnlyList<ParityFindingBody> Findings, IReadOnlyList<MessagePatternBody> Residue, long LostMessages,
    PreOpenBody PreOpen, IReadOnlyList<ChangeBody> Changes)
{
    /// <summary>From the pictures.</summary>
    /// <param name="now">What is measured.</param>
    /// <param name="preOpen">What people have said.</param>
    /// <param name="changes">What was asked for.</param>
    /// <returns>The body.</returns>
    public static ParityBody From(FleetSnapshot now, PreOpenState preOpen, ChangeState changes) => new(
        now.At.ToString(), now.Parity.Mode.ToString(), now.Parity.Release.Plan is not null,
        [.. now.Parity.Rows.Select(ParityServerBody.From)],
        [.. now.Parity.Findings.Select(finding => ParityFindingBody.From(finding, now.Fleet))],
        [.. now.Parity.Residue.Select(pattern => MessagePatternBody.From(pattern, preOpen.SignatureOf(pattern)))],
        now.Parity.LostMessages, PreOpenBody.From(preOpen, PreOpenVerdict.Of(now.Parity, preOpen)),
        [.. changes.Waiting.Select(entry => ChangeBody.From(ChangeOutcome.AwaitingApproval, entry))]);

    /// <summary>A code path in words a program can read.</summary>
    /// <param name="path">The path; null when it is not known.</param>
    /// <returns>Its name; null when it is not known.</returns>
    public static string? NameOf(CodePathFacts? path) => path?.Name;
}
