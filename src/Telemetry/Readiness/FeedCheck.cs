using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Readiness;

/// <summary>The servers' feeds can be trusted now: who opens a gate must see what comes out of it.</summary>
internal static class FeedCheck
{
    /// <summary>Makes the line.</summary>
    /// <param name="facts">The facts.</param>
    /// <returns>The line.</returns>
    public static ReleaseLine Of(ReleaseFacts facts)
    {
        if (facts.Servers.IsEmpty)
            return Line(ReleaseVerdict.Unknown, "No feed of a server that the hold covers is known.");
        ServerStatus[] bad =
        [
            .. facts.Servers.Select(static one => one.Measured).Where(static one => one.Feed != FeedColour.Green),
        ];
        return bad.Length == 0
            ? Line(ReleaseVerdict.Pass, $"{facts.Servers.Length} of {facts.Servers.Length} feeds are live.")
            : Line(ReleaseVerdict.Fail,
                $"{ReleaseFacts.Names(bad)}: {bad[0].Trouble ?? bad[0].Feed.ToString().ToLowerInvariant()}");
    }

    private static ReleaseLine Line(ReleaseVerdict verdict, string fact) => new(ReleaseItem.Feed, verdict, fact);
}
