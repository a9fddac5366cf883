using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.AutoHalt;

/// <summary>
/// The release desk with an eye on parity: who asks for the release of a parity hold while its finding stands asks for
/// an override, and the request says so to the person who approves it and to the journal.
/// </summary>
internal sealed class ParityReleaseDesk : IReleaseDesk
{
    private const string Mark = "OVERRIDE";

    private readonly IReleaseDesk _desk;
    private readonly ParityEnforcer _enforcer;

    /// <summary>A desk before the desk.</summary>
    /// <param name="desk">The desk that releases.</param>
    /// <param name="enforcer">Knows what stands.</param>
    public ParityReleaseDesk(IReleaseDesk desk, ParityEnforcer enforcer) => (_desk, _enforcer) = (desk, enforcer);

    /// <inheritdoc/>
    public ReleaseResult Request(HoldId hold, Actor by, string cause, string evidence)
    {
        if (_enforcer.StandsBehind(hold) is not { } note || !IsComplete(evidence))
            return _desk.Request(hold, by, cause, evidence);
        string marked = note.Keys.IsEmpty ? evidence : Marked(note, evidence);
        ReleaseResult result = _desk.Request(hold, by, cause, marked);
        if (result.Outcome == ReleaseOutcome.AwaitingApproval)
            _enforcer.Accept(hold, note);
        return result;
    }

    /// <inheritdoc/>
    public ValueTask<ReleaseResult> ApproveAsync(ReleaseApproval approval) =>
        _desk.ApproveAsync(approval);

    private static bool IsComplete(string evidence) =>
        !string.IsNullOrWhiteSpace(evidence) && evidence.Length <= Limits.ReasonLength;

    /// <summary>The mark, as many of the findings as there is room for, and what the person wrote, whole.</summary>
    private static string Marked(OverrideNote note, string evidence)
    {
        string marked = $"{Mark} of what still stands: {string.Join(' ', note.Sentences)} | {evidence}";
        if (marked.Length <= Limits.ReasonLength)
            return marked;
        string brief = $"{Mark} of {note.Sentences.Length} standing findings | {evidence}";
        if (brief.Length <= Limits.ReasonLength)
            return brief;
        string least = $"{Mark} | {evidence}";
        return least.Length <= Limits.ReasonLength ? least : least[..Limits.ReasonLength];
    }
}
