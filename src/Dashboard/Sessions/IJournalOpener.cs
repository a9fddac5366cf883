using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Sessions;

/// <summary>Opens the journal of a realm.</summary>
internal interface IJournalOpener
{
    /// <summary>Opens it, making it when there is none. Disposed with the room.</summary>
    /// <param name="realm">The realm.</param>
    /// <returns>The journal.</returns>
    IControlJournal Open(string realm);
}
