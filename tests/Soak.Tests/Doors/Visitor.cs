using System.Security.Claims;
using Ops.Dashboard.Auth;
using Ops.Telemetry.Model;

namespace Ops.Soak.Tests.Doors;

/// <summary>Somebody with a role, or a program with a key.</summary>
/// <param name="Name">The name.</param>
/// <param name="Role">The role.</param>
/// <param name="Kind">Person or program.</param>
internal sealed record Visitor(string Name, string Role, ActorKind Kind = ActorKind.Person)
{
    /// <summary>Sees everything, commands nothing.</summary>
    public static readonly Visitor Viewer = new("vic", Roles.Viewer);

    /// <summary>A program with a key that may kill.</summary>
    public static readonly Visitor Script = new("script", Roles.Operator, ActorKind.Program);

    /// <summary>People who may kill, and more or less besides.</summary>
    public static readonly Visitor[] People =
    [
        new("ann", Roles.Operator), new("bob", Roles.Supervisor), new("cho", Roles.Supervisor),
        new("ivy", Roles.Instructor),
    ];

    /// <summary>The two who release when all is quiet.</summary>
    public static readonly Visitor[] Good = [new("dee", Roles.Operator), new("eve", Roles.Supervisor)];

    /// <summary>As the room knows them when they come.</summary>
    /// <param name="byKey">Whether they come with a key and not a cookie.</param>
    /// <returns>The principal.</returns>
    public ClaimsPrincipal Principal(bool byKey) => OperatorActor.Principal(
        Kind, Name, Role, byKey ? OperatorActor.KeyScheme : OperatorActor.CookieScheme);

    /// <summary>Whether their role is one of a policy's.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>Whether it is.</returns>
    public bool May(string policy) => Policies.RolesOf[policy].Contains(Role);
}
