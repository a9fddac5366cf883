using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Views;

/// <summary>What a rule in shadow would have done.</summary>
/// <param name="At">When, in market time.</param>
/// <param name="Whom">The server, or all servers together.</param>
/// <param name="Rule">Code of the rule.</param>
/// <param name="Would">What it would have done.</param>
/// <param name="Message">What it found.</param>
/// <param name="Event">The event of the server's feed that crossed; empty when a tick showed it.</param>
public sealed record ShadowRowView(string At, string Whom, string Rule, string Would, string Message, string Event)
{
    /// <summary>The record, newest first.</summary>
    /// <param name="fleet">What is measured; null when there is no picture yet.</param>
    /// <returns>The rows.</returns>
    public static ViewList<ShadowRowView> List(FleetSnapshot? fleet) => fleet is null
        ? ViewList<ShadowRowView>.None
        : new(fleet.Shadows.Select(record => new ShadowRowView(
            Format.ClockExact(record.At),
            record.Finding.Server is { } server ? fleet.Servers[server.Index].Server.Name : "all servers together",
            record.Finding.Rule, LimitWords.Of(record.Finding.Step), record.Finding.Message,
            record.Finding.EventSequence is { } sequence ? Format.Count(sequence) : "")));
}
