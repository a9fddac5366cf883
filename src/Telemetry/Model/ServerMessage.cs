namespace Ops.Telemetry.Model;

/// <summary>One log line of a server.</summary>
/// <param name="Server">The server.</param>
/// <param name="At">When it was written.</param>
/// <param name="Severity">How the server graded it.</param>
/// <param name="Source">The component that wrote it.</param>
/// <param name="Text">The text.</param>
public sealed record ServerMessage(
    ServerId Server, MarketTime At, MessageSeverity Severity, string Source, string Text);
