using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace Ops.Simulator.Headless.Ahead;

/// <summary>What one stream gave up to the step the room sees. For one thread, which nobody keeps waiting.</summary>
/// <typeparam name="T">What it carries.</typeparam>
internal sealed class AheadReader<T> : ChannelReader<T>
{
    private readonly Queue<T> _waiting = new();

    /// <inheritdoc/>
    public override bool CanCount => true;

    /// <inheritdoc/>
    public override int Count => _waiting.Count;

    /// <inheritdoc/>
    public override bool CanPeek => true;

    /// <summary>Adds what comes next.</summary>
    /// <param name="item">What comes next.</param>
    public void Add(T item) => _waiting.Enqueue(item);

    /// <inheritdoc/>
    public override bool TryRead([MaybeNullWhen(false)] out T item) => _waiting.TryDequeue(out item);

    /// <inheritdoc/>
    public override bool TryPeek([MaybeNullWhen(false)] out T item) => _waiting.TryPeek(out item);

    /// <inheritdoc/>
    public override ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("A run in virtual time is stepped; nobody waits for it.");
}
