using Ops.Telemetry.Model;

namespace Ops.Simulator.Recording;

/// <summary>Writes exported events.</summary>
internal interface IEventSink : IAsyncDisposable
{
    /// <summary>Writes events.</summary>
    /// <param name="events">The events, in the order of the loop.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>When they are written.</returns>
    /// <exception cref="IOException">They can't be.</exception>
    ValueTask WriteAsync(ReadOnlyMemory<OrderEvent> events, CancellationToken cancel);
}
