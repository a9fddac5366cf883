namespace Ops.Simulator.Servers;

/// <summary>What a venue tells the server whose order it is about.</summary>
internal interface IVenueAnswers
{
    /// <summary>The order was accepted.</summary>
    /// <param name="slot">The order.</param>
    /// <param name="now">When.</param>
    void OnAccepted(int slot, long now);

    /// <summary>The order can't trade at once and rests. Said once per order.</summary>
    /// <param name="slot">The order.</param>
    /// <param name="now">When.</param>
    void OnResting(int slot, long now);

    /// <summary>The order was refused and has ended.</summary>
    /// <param name="slot">The order.</param>
    /// <param name="now">When.</param>
    void OnRejected(int slot, long now);

    /// <summary>Part or all of the order was executed; it has ended when nothing is left.</summary>
    /// <param name="slot">The order.</param>
    /// <param name="shares">How much.</param>
    /// <param name="priceTicks">At what price.</param>
    /// <param name="now">When.</param>
    void OnFilled(int slot, int shares, long priceTicks, long now);

    /// <summary>What was left of the order is gone.</summary>
    /// <param name="slot">The order.</param>
    /// <param name="now">When.</param>
    void OnCancelled(int slot, long now);

    /// <summary>A cancel request was refused; the order stays.</summary>
    /// <param name="slot">The order.</param>
    /// <param name="now">When.</param>
    void OnCancelRefused(int slot, long now);

    /// <summary>A cancel request came after the order had ended.</summary>
    /// <param name="slot">The order.</param>
    /// <param name="now">When.</param>
    void OnCancelTooLate(int slot, long now);
}
