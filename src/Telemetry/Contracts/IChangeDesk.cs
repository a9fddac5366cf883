using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>
/// The door to changes of what servers run. What makes things worse waits for a second person; every change is an
/// entry of the journal. Any thread.
/// </summary>
public interface IChangeDesk
{
    /// <summary>Asks for a change: made at once unless it makes things worse.</summary>
    /// <param name="request">The change.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="reason">Why; not blank.</param>
    /// <returns>How it ended.</returns>
    ChangeResult Submit(ChangeRequest request, Actor by, string reason);

    /// <summary>Approves a change that waits; it is thought through once more and made.</summary>
    /// <param name="change">The change.</param>
    /// <param name="by">Who approves; never the one who asked.</param>
    /// <returns>How it ended.</returns>
    ChangeResult Approve(ChangeId change, Actor by);
}
