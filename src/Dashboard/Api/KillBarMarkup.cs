using Ops.Dashboard.Views;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Api;

/// <summary>
/// The button that stops all servers and the receipt of a kill, as they stand in the same place of every page: a real
/// form, so that it works before the circuit, without it and without script. Written once, for live and plain pages.
/// </summary>
internal static class KillBarMarkup
{
    /// <summary>The bar.</summary>
    /// <param name="tokenField">Name of the antiforgery field.</param>
    /// <param name="token">Its value; null where there is none.</param>
    /// <param name="running">What it stops. A kill that was not answered is only sent again where the same runs and the
    /// same person is signed in; a live page knows better what runs, since it may have changed since.</param>
    /// <param name="person">Who is signed in.</param>
    /// <returns>The markup.</returns>
    public static string Bar(string tokenField, string? token, ModeView? running, string? person) => $"""
        <aside class="kill-bar" aria-label="Emergency stop">
        <form method="post" action="kill" class="kill-all" data-kill-form
          data-kill-runs="{PlainPage.Safe(running?.Text)}" data-kill-person="{PlainPage.Safe(person)}">
        <input type="hidden" name="{PlainPage.Safe(tokenField)}" value="{PlainPage.Safe(token)}">
        <input type="hidden" name="scope" value="fleet">
        <input type="hidden" name="commandId" value="{Guid.NewGuid()}">
        <input type="hidden" name="seenMode" value="{(running?.Word == "TRAINING" ? running.Word : "")}">
        <button type="submit" class="kill kill-every" data-kill-scope="fleet"><span>Kill all servers</span></button>
        <div class="kill-how">
        <input name="reason" value="Stopped from the control room" maxlength="{Limits.ReasonLength}" required
          aria-label="Reason of a kill" autocomplete="off" title="Reason, written into the journal">
        <select name="mode" aria-label="Open orders at a kill" title="What happens to orders already at the venue">
        <option value="blockAndCancel" selected>cancel open orders</option>
        <option value="block">leave open orders</option>
        </select></div></form></aside>
        """;

    /// <summary>Where the script says what became of a kill.</summary>
    public const string Receipt = """
        <section class="receipt" aria-label="Receipt of the last kill" data-kill-receipt hidden>
        <div role="status" data-kill-text></div>
        <button type="button" class="quiet" data-kill-close>Close the receipt</button>
        </section>
        """;
}
