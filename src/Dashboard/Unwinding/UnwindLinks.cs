using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Unwinding;

/// <summary>Addresses of the unwind pack.</summary>
internal static class UnwindLinks
{
    /// <summary>The query that names a scope.</summary>
    /// <param name="scope">server, group or fleet.</param>
    /// <param name="target">The server or group; null for the fleet.</param>
    /// <returns>The query with its question mark.</returns>
    public static string Query(string scope, string? target) =>
        $"?scope={scope}" + (target is null ? "" : $"&target={Uri.EscapeDataString(target)}");

    /// <summary>The page of a scope.</summary>
    /// <param name="scope">The scope.</param>
    /// <returns>The address.</returns>
    public static string Page(HaltScope scope) =>
        "unwind" + Query(Api.KillDesk.ScopeWord(scope.Kind), scope.Target);
}
