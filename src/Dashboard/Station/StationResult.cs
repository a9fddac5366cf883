using System.Collections.Immutable;
using Ops.Dashboard.Api;

namespace Ops.Dashboard.Station;

/// <summary>What came of something the instructor asked for.</summary>
/// <param name="Code">Stable code of why it was not done; null when it was.</param>
/// <param name="Message">What was done, or what is wrong and what would be right.</param>
/// <param name="Faults">Faults of single fields.</param>
public sealed record StationResult(string? Code, string Message, ImmutableArray<InputFault> Faults)
{
    /// <summary>Whether it was done.</summary>
    public bool IsDone => Code is null;

    /// <summary>It was done.</summary>
    /// <param name="message">What.</param>
    /// <returns>The result.</returns>
    public static StationResult Done(string message) => new(null, message, []);

    /// <summary>It was not done.</summary>
    /// <param name="code">Stable code.</param>
    /// <param name="message">Why, and what would be right.</param>
    /// <param name="faults">Faults of single fields.</param>
    /// <returns>The result.</returns>
    public static StationResult Refused(string code, string message, ImmutableArray<InputFault> faults = default) =>
        new(code, message, faults.IsDefault ? [] : faults);
}
