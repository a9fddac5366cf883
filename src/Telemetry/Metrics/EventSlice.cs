using Ops.Telemetry.Model;

namespace Ops.Telemetry.Metrics;

/// <summary>A part of a batch: what a server did before the next tick. Valid during the call it is handed to.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="Start">First event.</param>
/// <param name="Count">Events.</param>
internal readonly record struct EventSlice(OrderBatch Batch, int Start, int Count)
{
    /// <summary>The events.</summary>
    public ReadOnlySpan<OrderEvent> Events => Batch.Events.Slice(Start, Count);
}
