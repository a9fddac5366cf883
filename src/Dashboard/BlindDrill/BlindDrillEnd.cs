using System.Text.Json.Serialization;

namespace Ops.Dashboard.BlindDrill;

/// <summary>How a blind drill ended.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BlindDrillEnd>))]
public enum BlindDrillEnd
{
    /// <summary>Somebody stopped the phantom.</summary>
    Stopped,

    /// <summary>Nobody did in time.</summary>
    Missed,

    /// <summary>Something real wanted the operators: an alarm, a stop, another session.</summary>
    Withdrawn,

    /// <summary>A supervisor called it off.</summary>
    CalledOff,
}
