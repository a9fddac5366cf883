using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Sessions.StandIn;

/// <summary>Journals in memory.</summary>
internal sealed class StandInOpener : IJournalOpener
{
    private readonly Dictionary<string, StandInJournal> _realms = [];

    public IControlJournal Open(string realm)
    {
        if (!_realms.TryGetValue(realm, out StandInJournal? journal))
            _realms[realm] = journal = new StandInJournal();
        return journal;
    }
}
