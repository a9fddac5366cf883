using System.Collections.Immutable;
using System.Globalization;
using Ops.Simulator.Recording;

namespace Ops.Simulator.Headless;

/// <summary>Holds a replay against what was counted when the recording was made.</summary>
internal static class ReplayCheck
{
    /// <summary>Compares.</summary>
    /// <param name="header">What was recorded.</param>
    /// <param name="outcome">What the replay gave.</param>
    /// <returns>Every difference, as a sentence; empty when there is none.</returns>
    public static ImmutableArray<string> Faults(RecordingHeader header, ReplayOutcome outcome)
    {
        if (outcome.Recorded is not { } recorded)
            return ["the recording has no end, so there is nothing to hold the replay against."];
        var faults = ImmutableArray.CreateBuilder<string>();
        if (recorded.Dropped > 0)
            faults.Add(Text($"the recording misses {recorded.Dropped} inputs its writer could not keep up with."));
        if (recorded.Events != outcome.Run.Events)
            faults.Add(Text($"{recorded.Events} events were recorded, {outcome.Run.Events} were replayed."));
        if (recorded.EventLogDigest != outcome.Run.Digest)
            faults.Add(Text($"the digest was {recorded.EventLogDigest}, now it is {outcome.Run.Digest}."));
        if (header.Lockstep && recorded.FindingsDigest is { } findings && findings != outcome.Run.FindingsDigest)
        {
            string why = header.Program == HeaderMaker.Program
                ? "" : $" It was recorded by version {header.Program}, this is {HeaderMaker.Program}.";
            faults.Add($"the rules found something else than when it was recorded.{why}");
        }
        return faults.ToImmutable();
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
