using Ops.Dashboard.Views;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.BlindDrill;

/// <summary>Puts a phantom onto the pages of the live room.</summary>
public interface IBlindDrill
{
    /// <summary>The phantom of a picture.</summary>
    /// <param name="picture">What is real at that moment.</param>
    /// <returns>The phantom; null when none is shown, or when something real wants the operators.</returns>
    Phantom? Onto(RoomPicture picture);

    /// <summary>Takes note of the alarm of a phantom, as of any other.</summary>
    /// <param name="alarm">The alarm.</param>
    /// <param name="by">Who.</param>
    /// <returns>What came of it; null when the alarm is not a phantom's.</returns>
    AlarmOutcome? Acknowledge(long alarm, Actor by);

    /// <summary>Puts the alarm of a phantom aside, as any other.</summary>
    /// <param name="alarm">The alarm.</param>
    /// <param name="by">Who.</param>
    /// <param name="reason">Why it can wait.</param>
    /// <param name="length">For how long.</param>
    /// <returns>What came of it; null when the alarm is not a phantom's.</returns>
    AlarmOutcome? Shelve(long alarm, Actor by, string reason, TimeSpan length);

    /// <summary>Takes the alarm of a phantom from the shelf, as any other.</summary>
    /// <param name="alarm">The alarm.</param>
    /// <param name="by">Who.</param>
    /// <returns>What came of it; null when the alarm is not a phantom's.</returns>
    AlarmOutcome? Unshelve(long alarm, Actor by);

    /// <summary>What is told of the last drill for a short while after it; null for nothing.</summary>
    string? Told { get; }
}
