using Ops.Dashboard.Startup;
using Ops.Telemetry.Audit;
using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Sessions;

/// <summary>Opens journals in the data directory.</summary>
/// <param name="data">The data directory.</param>
internal sealed class JournalOpener(DataDirectory data) : IJournalOpener
{
    /// <inheritdoc/>
    public IControlJournal Open(string realm) => new SqliteControlJournal(data.Root, realm);
}
