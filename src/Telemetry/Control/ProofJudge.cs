using System.Globalization;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Control;

/// <summary>
/// Whether the venue's drop copy proves that a stopped server is silent: a pure judgement. What is not known is
/// missing, never fine.
/// </summary>
/// <param name="Missing">What is missing, in a sentence; null when it is proven.</param>
internal readonly record struct ProofJudge(string? Missing)
{
    /// <summary>Whether it is proven.</summary>
    public bool IsProven => Missing is null;

    /// <summary>The judgement of a stop that never reached its gate: an idle gate is silent as well.</summary>
    public static ProofJudge OutOfReach { get; } =
        Lacks("The stop has not reached the gate: that the venue hears nothing may mean that nobody sends.");

    /// <summary>Judges.</summary>
    /// <param name="track">What is known.</param>
    /// <param name="since">Real time since the last word.</param>
    /// <param name="options">How long the silence must last, and how old a word may be.</param>
    /// <returns>The judgement; the first thing that is missing speaks.</returns>
    public static ProofJudge Of(ProofTrack track, TimeSpan since, ControlOptions options)
    {
        if (track.Word is not { } word || track.First is not { } first)
            return Lacks("Nothing has been heard of the venue's drop copy since the stop.");
        if (word.HeardUntil is not { } heard)
            return Lacks("No drop copy of the venue is connected for this server.");
        if (since >= options.ProofDeadline)
            return Lacks($"The pipeline has reported nothing since {Time(word.At)}.");
        if (word.At - heard >= options.DropCopySilence)
            return Lacks($"Drop copy silent since {Time(heard)}.");
        if (word.Missed > first.Missed && word.Outstanding > 0)
        {
            return Lacks(
                $"{Counted.Of(word.Outstanding, "message")} of the drop copy never came, and the venue has not " +
                "stated what is open.");
        }
        if (word.InDoubt > 0)
            return Lacks(
                $"{Counted.Of(word.InDoubt, "order")} in doubt: let out by the gate, and the venue has said nothing " +
                "of it.");
        if (track.Cancels && word.OpenOrders > 0)
            return Lacks($"{Counted.Of(word.OpenOrders, "order")} still open at the venue{Refused(word, first)}.");
        MarketTime quietFrom = word.LastNewOrderAt is { } last && last > first.At ? last : first.At;
        if (word.LastGapAt is { } gap && gap > quietFrom)
            quietFrom = gap; // an order may have been among what was lost
        return heard - quietFrom < options.SilenceWindow
            ? Lacks($"The venue must hear nothing new for {Seconds(options.SilenceWindow)}; the last was at " +
                $"{(word.LastNewOrderAt is { } at ? Time(at) : "no time today")}.")
            : new ProofJudge(null);
    }

    private static ProofJudge Lacks(string what) => new(what);

    private static string Refused(VenueWord word, VenueWord first) => word.CancelsRefused > first.CancelsRefused
        ? $"; it refused {Counted.Of(word.CancelsRefused - first.CancelsRefused, "cancel")}" : "";

    private static string Time(MarketTime at) => at.ToString();

    private static string Seconds(TimeSpan span) =>
        string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.###} s");
}
