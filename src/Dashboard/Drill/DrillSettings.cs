namespace Ops.Dashboard.Drill;

/// <summary>The rhythm of drills.</summary>
/// <param name="Every">From the end of one round to the next; a round that failed is walked again sooner.</param>
/// <param name="Patience">How long one door may take.</param>
internal sealed record DrillSettings(TimeSpan Every, TimeSpan Patience)
{
    /// <summary>Every four minutes, five seconds a door.</summary>
    public static DrillSettings Default { get; } = new(TimeSpan.FromMinutes(4), TimeSpan.FromSeconds(5));

    /// <summary>A proof older than this is none: one round may be missed, not two.</summary>
    public TimeSpan GoodFor => (2 * Every) + (12 * Patience);

    /// <summary>How soon a round is walked again after a failure.</summary>
    public TimeSpan Again => Every < s_again ? Every : s_again;

    private static readonly TimeSpan s_again = TimeSpan.FromSeconds(15);
}
