using System.Text.Json.Serialization;
using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Api;

/// <summary>What the facts say about a release, as GET /api/release/{hold} answers.</summary>
/// <param name="Hold">The hold.</param>
/// <param name="Request">Identity of the request that waits; null for none.</param>
/// <param name="Clear">Whether every line passes.</param>
/// <param name="Lines">The lines.</param>
internal sealed record ChecklistBody(
    string Hold, Guid? Request, bool Clear, IReadOnlyList<ChecklistBody.Line> Lines)
{
    /// <summary>From a checklist.</summary>
    /// <param name="checklist">The checklist.</param>
    /// <param name="request">The request that waits; null for none.</param>
    /// <returns>The body.</returns>
    public static ChecklistBody From(ReleaseChecklist checklist, Guid? request) => new(
        checklist.Hold.ToString(), request, checklist.IsClear, LinesOf(checklist));

    /// <summary>The lines of a checklist.</summary>
    /// <param name="checklist">The checklist.</param>
    /// <returns>The lines.</returns>
    public static IReadOnlyList<Line> LinesOf(ReleaseChecklist checklist) =>
    [
        .. checklist.Lines.Select(static line => new Line(
            ReleaseChecklist.Word(line.Item), line.Verdict.ToString().ToLowerInvariant(), line.Fact)),
    ];

    /// <summary>One line.</summary>
    /// <param name="Item">cause, parity, orders, limits, feed or positions.</param>
    /// <param name="Verdict">pass, fail or unknown.</param>
    /// <param name="Fact">The facts, in a sentence.</param>
    internal sealed record Line(
        [property: JsonPropertyName("line")] string Item, string Verdict, string Fact);
}
