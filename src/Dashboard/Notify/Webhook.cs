using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Notify;

/// <summary>Somewhere outside that is told of alarms.</summary>
/// <param name="Name">What it is called in logs and messages; never its address, which may hold a secret.</param>
/// <param name="Url">Where it listens.</param>
/// <param name="Secret">Signs every message; null for none.</param>
/// <param name="Least">Alarms of lower priority are not told.</param>
internal sealed record Webhook(string Name, Uri Url, string? Secret, AlarmPriority Least);
