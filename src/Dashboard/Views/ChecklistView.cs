using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Views;

/// <summary>What the facts say about a release.</summary>
/// <param name="Hold">The hold, e.g. H-3.</param>
/// <param name="Lines">The lines.</param>
public sealed record ChecklistView(string Hold, ViewList<ChecklistLineView> Lines)
{
    /// <summary>Nothing is known.</summary>
    public static ChecklistView None { get; } = new("", ViewList<ChecklistLineView>.None);

    /// <summary>Whether every line passes, and there are lines.</summary>
    public bool IsClear => Lines.Count > 0 && Lines.All(static line => line.Passes);

    /// <summary>How many lines pass, in words.</summary>
    public string Summary => Lines.Count == 0 ? "The facts are not known yet."
        : $"{Lines.Count(static line => line.Passes)} of {Lines.Count} lines pass.";

    /// <summary>From a checklist.</summary>
    /// <param name="checklist">The checklist; null when the hold does not stand.</param>
    /// <returns>The view.</returns>
    public static ChecklistView From(ReleaseChecklist? checklist) => checklist is null ? None : new(
        checklist.Hold.ToString(), new ViewList<ChecklistLineView>(checklist.Lines.Select(ChecklistLineView.From)));
}
