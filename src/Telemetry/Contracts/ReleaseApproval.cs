using System.Collections.Immutable;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>A second person's word for a release.</summary>
/// <param name="Request">The request.</param>
/// <param name="By">Who approves; never the one who asked.</param>
public sealed record ReleaseApproval(Guid Request, Actor By)
{
    /// <summary>Lines of the checklist that stand against it and are overridden, each with a reason.</summary>
    public ImmutableArray<ReleaseOverride> Overrides { get; init; } = [];

    /// <summary>
    /// Whether it may open anything; false when nobody could look at the facts, and it is only asked why it is refused.
    /// </summary>
    public bool MayRelease { get; init; } = true;

    /// <summary>What the facts said when it was given; filled in by the desk that looks at them.</summary>
    public ReleaseChecklist? Checklist { get; init; }

    /// <summary>
    /// Usual order rates by server, in thousandths of an order a second; null where they are not known. The restart in
    /// stages is measured by them.
    /// </summary>
    public ImmutableArray<long?> Usual { get; init; } = [];

    /// <summary>Rules whose finding would be the same fault again.</summary>
    public ImmutableArray<string> CauseRules { get; init; } = [];
}
