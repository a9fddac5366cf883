namespace Ops.EndToEnd.Tests.Rooms;

/// <summary>The roles a first run prints sign-in links for.</summary>
public static class Role
{
    public const string Viewer = "viewer";
    public const string Operator = "operator";
    public const string Supervisor = "supervisor";
    public const string Instructor = "instructor";

    /// <summary>All of them.</summary>
    public static readonly string[] All = [Viewer, Operator, Supervisor, Instructor];
}
