using System.Collections.Immutable;

namespace Ops.Dashboard.Station;

/// <summary>A hint that was given.</summary>
/// <param name="Number">Its number in the session, from 1.</param>
/// <param name="Text">The hint.</param>
/// <param name="By">Who gave it.</param>
/// <param name="At">Market time, HH:mm:ss.ffffff.</param>
/// <param name="Points">Points of a hundred that it costs.</param>
/// <param name="ReadBy">Who has read it, in order.</param>
public sealed record Hint(int Number, string Text, string By, string At, int Points, ImmutableArray<string> ReadBy);
