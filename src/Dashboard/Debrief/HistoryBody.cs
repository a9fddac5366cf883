using System.Collections.Immutable;

namespace Ops.Dashboard.Debrief;

/// <summary>Who trained here and how it went.</summary>
/// <param name="People">Each person by name, their own part of each session.</param>
/// <param name="Teams">Each set of people who trained together; of one person where they trained alone.</param>
internal sealed record HistoryBody(ImmutableArray<HistoryOf> People, ImmutableArray<HistoryOf> Teams);
