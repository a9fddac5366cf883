using System.Text.Json.Serialization;

namespace Ops.Simulator;

/// <summary>How a task of a running session stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LiveTaskState>))]
public enum LiveTaskState
{
    /// <summary>The incident has not begun.</summary>
    Waiting = 0,

    /// <summary>It is to be done, and there is time.</summary>
    Open = 1,

    /// <summary>It is to be done, and its standard has passed.</summary>
    Late = 2,

    /// <summary>It was done within its standard.</summary>
    Done = 3,

    /// <summary>It was done, after its standard.</summary>
    DoneLate = 4,

    /// <summary>Something that must not happen has not happened so far.</summary>
    Kept = 5,

    /// <summary>Something happened that must not.</summary>
    Broken = 6,

    /// <summary>Judged afterwards: by the debrief, or by the instructor.</summary>
    Later = 7,
}
