namespace Ops.Telemetry.Contracts;

/// <summary>Reads changes that were asked for, and thinks one through without making it.</summary>
public interface IChangeReader
{
    /// <summary>The latest.</summary>
    ChangeState Current { get; }

    /// <summary>Works out what a change would make every server execute. Changes nothing.</summary>
    /// <param name="request">The change.</param>
    /// <returns>What it would do, or why that can't be said.</returns>
    ChangeThought Think(ChangeRequest request);
}
