using System.Collections.Immutable;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Scenarios;

/// <summary>Something that happens at a time of day.</summary>
/// <param name="At">When.</param>
public abstract partial record TimelineItem(TimeSpan At)
{
    /// <summary>Servers get a build.</summary>
    /// <param name="Time">When.</param>
    /// <param name="Servers">Which.</param>
    /// <param name="Build">The build.</param>
    /// <param name="Note">What it is in the story.</param>
    public sealed record Deploy(TimeSpan Time, ImmutableArray<string> Servers, string Build, string Note)
        : TimelineItem(Time);

    /// <summary>A flag is switched on servers.</summary>
    /// <param name="Time">When.</param>
    /// <param name="Servers">Which.</param>
    /// <param name="Flag">The flag.</param>
    /// <param name="On">Its new value.</param>
    /// <param name="Note">What it is in the story.</param>
    public sealed record SetFlag(TimeSpan Time, ImmutableArray<string> Servers, string Flag, bool On, string Note)
        : TimelineItem(Time);

    /// <summary>A server writes log messages, spread over a time.</summary>
    /// <param name="Time">From when.</param>
    /// <param name="Until">Until when.</param>
    /// <param name="Server">The server.</param>
    /// <param name="Count">How many.</param>
    /// <param name="Severity">How the server grades them.</param>
    /// <param name="Source">The component that writes.</param>
    /// <param name="Text">The text.</param>
    public sealed record Messages(
        TimeSpan Time, TimeSpan Until, string Server, int Count, MessageSeverity Severity, string Source, string Text)
            : TimelineItem(Time);

    /// <summary>The firm stops its own servers: they send nothing more. Not a kill of ours.</summary>
    /// <param name="Time">When.</param>
    /// <param name="Servers">Which.</param>
    /// <param name="Note">What it is in the story.</param>
    public sealed record FirmStops(TimeSpan Time, ImmutableArray<string> Servers, string Note) : TimelineItem(Time);

    /// <summary>Something worth knowing, for the debrief; changes nothing.</summary>
    /// <param name="Time">When.</param>
    /// <param name="Text">What.</param>
    public sealed record Remark(TimeSpan Time, string Text) : TimelineItem(Time);

    /// <summary>The firm asks the venue to cancel what its servers have open; they go on.</summary>
    /// <param name="Time">When.</param>
    /// <param name="Servers">Which.</param>
    /// <param name="Note">What it is in the story.</param>
    public sealed record FirmCancels(TimeSpan Time, ImmutableArray<string> Servers, string Note) : TimelineItem(Time);

    /// <summary>The firm switches a code path off: its logic sends nothing more; what it has queued goes on.</summary>
    /// <param name="Time">When.</param>
    /// <param name="Servers">Where.</param>
    /// <param name="Path">The path.</param>
    /// <param name="Note">What it is in the story.</param>
    public sealed record SwitchOff(TimeSpan Time, ImmutableArray<string> Servers, string Path, string Note)
        : TimelineItem(Time);

    /// <summary>People of the firm lift the holds that breakers have set, whatever the cause.</summary>
    /// <param name="Time">When.</param>
    /// <param name="By">Who asks, by role.</param>
    /// <param name="ApprovedBy">Who approves, by role.</param>
    /// <param name="Note">What it is in the story.</param>
    public sealed record FirmLiftsBreakers(TimeSpan Time, string By, string ApprovedBy, string Note)
        : TimelineItem(Time);

    /// <summary>The venue fails its servers for a time.</summary>
    /// <param name="Time">From when.</param>
    /// <param name="Until">Until when.</param>
    /// <param name="What">How.</param>
    /// <param name="Servers">Whose sessions; empty for all.</param>
    /// <param name="Delay">With <see cref="VenueFaultKind.SlowCancels"/>: by how much.</param>
    /// <param name="Note">What it is in the story.</param>
    public sealed record VenueFault(
        TimeSpan Time, TimeSpan Until, VenueFaultKind What, ImmutableArray<string> Servers, TimeSpan Delay, string Note)
            : TimelineItem(Time)
    {
        /// <summary>How long the venue takes to work off what it has withheld; zero for all at once.</summary>
        public TimeSpan Recovery { get; init; }
    }
}
