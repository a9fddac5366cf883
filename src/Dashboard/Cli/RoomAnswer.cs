using System.Text.Json;

namespace Ops.Dashboard.Cli;

/// <summary>What the control room answered.</summary>
/// <param name="Body">The body.</param>
/// <param name="Problem">Why it was refused; null when it was not.</param>
internal readonly record struct RoomAnswer(JsonElement Body, string? Problem);
