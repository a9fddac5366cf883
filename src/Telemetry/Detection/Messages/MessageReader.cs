using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Messages;

/// <summary>Reads a server's log messages once each, oldest first.</summary>
internal sealed class MessageReader
{
    private long _read;

    /// <summary>The messages since the last call.</summary>
    /// <param name="messages">The last messages of the server.</param>
    /// <returns>Them; what the list has dropped by now is not among them.</returns>
    public IReadOnlyList<ServerMessage> Take(LastItems<ServerMessage>? messages)
    {
        if (messages is null || messages.Added == _read)
            return [];
        ServerMessage[] newest = messages.ToArray();
        int count = (int)Math.Min(messages.Added - _read, newest.Length);
        _read = messages.Added;
        Array.Resize(ref newest, count);
        Array.Reverse(newest);
        return newest;
    }
}
