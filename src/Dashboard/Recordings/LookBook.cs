using System.Security.Claims;
using Ops.Dashboard.Auth;
using Ops.Dashboard.Sessions;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Recordings;

/// <summary>
/// Writes down who looked at what servers run: whoever opens the parity page or a server's page. Once for each visit,
/// however often the page is drawn or loaded again. An instructor's look is no trainee's and a viewer answers for
/// nothing: neither is written down. Any thread; never waits for anything that works.
/// </summary>
/// <param name="stage">The session on screen.</param>
internal sealed class LookBook(SessionStage stage)
{
    /// <summary>Most looks of a session: acts are kept in memory, and a wandering hand must not use them up.</summary>
    public const int MostOfASession = 2_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _pageOf = new(StringComparer.Ordinal);
    private long _epoch;
    private int _looks;

    /// <summary>Somebody opened a page.</summary>
    /// <param name="user">Who; null for nobody.</param>
    /// <param name="page">The page, relative to the room, such as servers/smars-8.</param>
    public void Opened(ClaimsPrincipal? user, string page)
    {
        if (user?.Identity?.Name is not { } name || stage.Session is not { Preparing: null } session)
            return;
        if (OperatorActor.RoleOf(user) is not (Roles.Operator or Roles.Supervisor))
            return;
        string path = page.Split('?', '#')[0].Trim('/');
        HaltScope? scope = ScopeOf(path, session.Room.Fleet);
        if (IsNew(session.Epoch, name, path, scope is not null))
            ActRecorder.Inspected(session.Room, OperatorActor.Of(user), scope!);
    }

    private static HaltScope? ScopeOf(string path, FleetDefinition fleet)
    {
        const string servers = "servers/";
        if (path == "parity")
            return HaltScope.Fleet;
        string name = path.StartsWith(servers, StringComparison.Ordinal)
            ? Uri.UnescapeDataString(path[servers.Length..]) : "";
        return fleet.Servers.Any(server => server.Name == name) ? HaltScope.Server(name) : null;
    }

    private bool IsNew(long epoch, string name, string path, bool isLook)
    {
        lock (_lock)
        {
            if (_epoch != epoch)
            {
                _pageOf.Clear();
                (_epoch, _looks) = (epoch, 0);
            }
            bool same = _pageOf.GetValueOrDefault(name) == path;
            _pageOf[name] = path;
            return isLook && !same && ++_looks <= MostOfASession;
        }
    }
}
