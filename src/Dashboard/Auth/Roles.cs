namespace Ops.Dashboard.Auth;

/// <summary>The four roles.</summary>
internal static class Roles
{
    /// <summary>Sees everything, commands nothing.</summary>
    public const string Viewer = "viewer";

    /// <summary>Kills, and asks for releases.</summary>
    public const string Operator = "operator";

    /// <summary>Kills, asks for releases and approves those of others.</summary>
    public const string Supervisor = "supervisor";

    /// <summary>Kills and leads training.</summary>
    public const string Instructor = "instructor";

    /// <summary>All roles, in the order their links are printed.</summary>
    public static readonly string[] All = [Viewer, Operator, Supervisor, Instructor];
}
