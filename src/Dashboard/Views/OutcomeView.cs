using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Views;

/// <summary>What a session has cost so far and what was done about it.</summary>
/// <param name="Facts">Figure by name.</param>
/// <param name="Commands">Each hold, oldest first.</param>
public sealed record OutcomeView(ViewList<OutcomeFact> Facts, ViewList<string> Commands)
{
    /// <summary>From the picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <returns>The outcome; null before there is a picture.</returns>
    public static OutcomeView? From(RoomPicture picture)
    {
        if (picture.Fleet is not { Total: var total })
            return null;
        ControlSnapshot control = picture.Control;
        int kills = control.Holds.Count(static h => h.Kind == HoldKind.Manual);
        int halted = control.Servers.Count(static s => s.State == FlowState.Halted);
        long leaks = control.Servers.Sum(static s => s.OrdersAfterBlock);
        return new OutcomeView(
            new([
                new("Market time", Format.Clock(picture.Session.Now), Tone.Calm),
                new("Orders sent", Format.Count(total.Children), Tone.Calm),
                new("Executions", Format.Count(total.Executions), Tone.Calm),
                new("Shares executed", Format.Count(total.SharesExecuted), Tone.Calm),
                new("P&L at the marks", Format.Signed(total.Pnl), LossTone(total.Pnl)),
                new("Gross exposure", Format.Money(total.GrossExposure), Tone.Calm),
                new("Kills standing", Format.Count(kills), Tone.Calm),
                new("Servers halted, confirmed", $"{halted} of {control.Servers.Length}", Tone.Calm),
                new("Orders after a confirmed block", Format.Count(leaks), leaks > 0 ? Tone.Critical : Tone.Calm),
            ]),
            new(control.Holds.Select(static h => Describe(h))));
    }

    private static Tone LossTone(Money pnl) => pnl.Units < 0 ? Tone.Notice : Tone.Calm;

    private static string Describe(Hold hold)
    {
        string when = hold.MarketSince is { } at ? Format.Clock(at) : Format.Wall(hold.Since);
        return $"{when}: {hold.Id} on {hold.Scope} by {hold.By.Name}, “{PersonText.Isolated(hold.Reason)}”";
    }
}
