using System.Collections.Immutable;

namespace Ops.Telemetry.Contracts;

/// <summary>What the rules know beside their settings.</summary>
public sealed record DetectorOptions
{
    /// <summary>Options that are valid as they stand.</summary>
    public static DetectorOptions Default { get; } = new();

    /// <summary>Whether anything is judged at all: off only where the measuring alone is measured.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Which log messages count; <see cref="MessagePattern.Standard"/> unless set.</summary>
    public ImmutableArray<MessagePattern> MessagePatterns { get; init; } = MessagePattern.Standard;

    /// <summary>What earlier days had, by the server's name; empty unless set: then the present day is its own
    /// measure.</summary>
    public ImmutableDictionary<string, FlowProfile> Profiles { get; init; } =
        ImmutableDictionary<string, FlowProfile>.Empty;

    /// <summary>The profile of a server.</summary>
    /// <param name="server">Its name.</param>
    /// <returns>The profile; null when none was given.</returns>
    public FlowProfile? ProfileOf(string server) => Profiles.GetValueOrDefault(server);

    /// <summary>Checks every value.</summary>
    /// <returns>Each fault with the name of its key and what would be right; empty when all is well.</returns>
    public IReadOnlyList<string> Validate()
    {
        var faults = new List<string>();
        if (MessagePatterns.IsDefault)
            faults.Add($"{nameof(MessagePatterns)} is missing; an empty list counts no message.");
        for (int i = 0; !MessagePatterns.IsDefault && i < MessagePatterns.Length; i++)
        {
            if (string.IsNullOrEmpty(MessagePatterns[i]?.Text) || string.IsNullOrEmpty(MessagePatterns[i].Source))
                faults.Add($"{nameof(MessagePatterns)}:{i} has an empty text or source; * stands for anything.");
        }
        return faults;
    }
}
