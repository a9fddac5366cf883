using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>
/// Where named persons explain messages and say go before the open. Every word is an entry of the journal. Any thread.
/// </summary>
public interface IPreOpenDesk
{
    /// <summary>Explains the messages of a pattern.</summary>
    /// <param name="pattern">Key of the pattern.</param>
    /// <param name="by">Who.</param>
    /// <param name="reason">The explanation; not blank.</param>
    /// <returns>How it was taken.</returns>
    PreOpenResult Sign(string pattern, Actor by, string reason);

    /// <summary>Says go; refused while anything stands against it.</summary>
    /// <param name="by">Who.</param>
    /// <param name="note">What to write beside it; not blank.</param>
    /// <returns>How it was taken.</returns>
    PreOpenResult Go(Actor by, string note);

    /// <summary>Takes a go back.</summary>
    /// <param name="by">Who.</param>
    /// <param name="reason">Why; not blank.</param>
    /// <returns>How it was taken.</returns>
    PreOpenResult TakeBack(Actor by, string reason);
}
