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
    /// <param name="world">What it stops, and whose hand it is: see <see cref="World"/>.</param>
    /// <returns>The markup.</returns>
    public static string Bar(string tokenField, string? token, string world) => $"""
        <aside class="kill-bar" aria-label="Emergency stop">
        <form method="post" action="kill" class="kill-all" data-kill-form
          data-kill-world="{PlainPage.Safe(world)}">
        <input type="hidden" name="{PlainPage.Safe(tokenField)}" value="{PlainPage.Safe(token)}">
        <input type="hidden" name="scope" value="fleet">
        <input type="hidden" name="commandId" value="{Guid.NewGuid()}">
        <button type="submit" class="kill kill-every" data-kill-scope="fleet"><span>Kill all servers</span></button>
        <div class="kill-how">
        <input name="reason" value="Stopped from the control room" maxlength="{Limits.ReasonLength}" required
          aria-label="Reason of a kill" autocomplete="off" title="Reason, written into the journal">
        <select name="mode" aria-label="Open orders at a kill" title="What happens to orders already at the venue">
        <option value="blockAndCancel" selected>cancel open orders</option>
        <option value="block">leave open orders</option>
        </select></div></form></aside>
        """;

    /// <summary>
    /// What a page's kills stop, and whose they are: a kill that was not answered is only sent again, after the page
    /// was loaded anew, where both are the same.
    /// </summary>
    /// <param name="running">What runs.</param>
    /// <param name="person">Who is signed in.</param>
    /// <returns>Both in one text.</returns>
    public static string World(ModeView? running, string? person) => $"{running?.Text} by {person}";

    /// <summary>Where the script says what became of a kill.</summary>
    public const string Receipt = """
        <section class="receipt" aria-label="Receipt of the last kill" data-kill-receipt hidden>
        <div role="status" data-kill-text></div>
        <button type="button" class="quiet" data-kill-close>Close the receipt</button>
        </section>
        """;
}
