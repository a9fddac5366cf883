namespace Ops.Simulator.Headless;

/// <summary>A hold and one server it covers.</summary>
/// <param name="Kind">Why it exists.</param>
/// <param name="Scope">What it covers, in words.</param>
/// <param name="Server">The server.</param>
/// <param name="By">Who gave the command.</param>
/// <param name="Reason">Why, in the actor's words.</param>
/// <param name="RequestedAt">When it was requested.</param>
/// <param name="BlockedAt">When the gate was latched and quiet.</param>
/// <param name="DrainedAt">When no order was at the venue any more.</param>
/// <param name="ProvenAt">When the venue's drop copy proved the server silent; null when it did not.</param>
/// <param name="ReleasedAt">When it was released.</param>
/// <param name="OrdersAfterBlock">New orders that left after the block.</param>
internal sealed record ReportedHold(
    string Kind, string Scope, string Server, string By, string Reason, string RequestedAt, string? BlockedAt,
    string? DrainedAt, string? ProvenAt, string? ReleasedAt, long OrdersAfterBlock);
