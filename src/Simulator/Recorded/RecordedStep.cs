using Ops.Simulator.Scenarios;

namespace Ops.Simulator.Recorded;

/// <summary>What a later row does to its order: shares filled, taken back or cancelled, and whether that is the
/// end.</summary>
/// <param name="Filled">Shares executed.</param>
/// <param name="TakenBack">Shares taken back while the rest stays.</param>
/// <param name="Cancelled">Shares cancelled with the end of the order.</param>
/// <param name="Ends">Whether the order has ended.</param>
internal readonly record struct RecordedStep(int Filled, int TakenBack, int Cancelled, bool Ends)
{
    /// <summary>Shares that leave the order.</summary>
    public int Gone => Filled + TakenBack + Cancelled;

    /// <summary>Reads a row against what is left of its order. More than is left can't go.</summary>
    /// <param name="action">What the row means.</param>
    /// <param name="shares">The row's quantity.</param>
    /// <param name="quantityIs">What that quantity says.</param>
    /// <param name="leaves">Shares left before the row.</param>
    /// <returns>The step; null when the row says that the order grew.</returns>
    public static RecordedStep? Of(RecordedAction action, int shares, RecordedQuantity quantityIs, int leaves)
    {
        int most = Math.Min(shares, leaves);
        return action switch
        {
            RecordedAction.Fill => new RecordedStep(most, 0, 0, most == leaves),
            RecordedAction.PartialCancel => new RecordedStep(0, most, 0, most == leaves),
            RecordedAction.Delete => new RecordedStep(0, 0, leaves, true),
            RecordedAction.Remove => new RecordedStep(leaves - most, 0, most, true),
            RecordedAction.Change when quantityIs == RecordedQuantity.Change =>
                new RecordedStep(most, 0, 0, most == leaves),
            RecordedAction.Change when shares <= leaves => new RecordedStep(leaves - shares, 0, 0, shares == 0),
            RecordedAction.Change => null,
            _ => throw new InvalidOperationException($"{action} is not something that happens to an order later."),
        };
    }
}
