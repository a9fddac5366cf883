using System.Collections.Immutable;
using System.Threading.Channels;

namespace Ops.Telemetry.Contracts;

/// <summary>
/// Tells any number of readers that something changed, without carrying it: each has one slot, so a slow reader gets
/// one wake-up for many changes and never holds up the writer.
/// </summary>
public sealed class ChangeSignal
{
    private ImmutableArray<Channel<bool>> _readers = [];

    /// <summary>Signals a change. Never blocks.</summary>
    public void Raise()
    {
        foreach (Channel<bool> reader in _readers)
            reader.Writer.TryWrite(true);
    }

    /// <summary>Starts listening.</summary>
    /// <returns>A subscription; dispose it to stop.</returns>
    public Subscription Subscribe()
    {
        var slot = Channel.CreateBounded<bool>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        ImmutableInterlocked.Update(ref _readers, static (all, added) => all.Add(added), slot);
        return new Subscription(this, slot);
    }

    private void Remove(Channel<bool> slot) =>
        ImmutableInterlocked.Update(ref _readers, static (all, gone) => all.Remove(gone), slot);

    /// <summary>One reader's slot.</summary>
    public sealed class Subscription : IDisposable
    {
        private readonly ChangeSignal _owner;
        private readonly Channel<bool> _slot;

        internal Subscription(ChangeSignal owner, Channel<bool> slot) => (_owner, _slot) = (owner, slot);

        /// <summary>Waits for the next change; changes since the last wait count as one.</summary>
        /// <param name="cancel">Gives up waiting.</param>
        /// <returns>A task that ends at the next change.</returns>
        /// <exception cref="OperationCanceledException">Cancelled or disposed.</exception>
        public async ValueTask WaitAsync(CancellationToken cancel)
        {
            try
            {
                await _slot.Reader.ReadAsync(cancel);
            }
            catch (ChannelClosedException closed)
            {
                throw new OperationCanceledException("The subscription was disposed.", closed);
            }
        }

        /// <summary>Takes a pending change without waiting.</summary>
        /// <returns>Whether there was one.</returns>
        public bool TryTake() => _slot.Reader.TryRead(out _);

        /// <inheritdoc/>
        public void Dispose()
        {
            _owner.Remove(_slot);
            _slot.Writer.TryComplete();
        }
    }
}
