using System.Text.Json.Serialization;

namespace Ops.Dashboard.Station;

/// <summary>How an item of the timeline stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PlannedState>))]
public enum PlannedState
{
    /// <summary>It will happen at its time, or when what it waits for comes.</summary>
    Coming = 0,

    /// <summary>It has happened, or begun.</summary>
    Done = 1,

    /// <summary>It is kept from happening.</summary>
    HeldBack = 2,
}
