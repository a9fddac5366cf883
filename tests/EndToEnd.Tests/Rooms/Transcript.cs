using System.Collections.Immutable;
using System.Diagnostics;
using System.Threading.Channels;

namespace Ops.EndToEnd.Tests.Rooms;

/// <summary>What a process prints, line by line, from its first to its last.</summary>
internal sealed class Transcript
{
    private readonly Process _process;
    private readonly Channel<bool> _changed = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private ImmutableArray<string> _lines = [];

    /// <summary>Begins to read; both streams must be redirected.</summary>
    public Transcript(Process process)
    {
        _process = process;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>The lines so far.</summary>
    public ImmutableArray<string> Lines => _lines;

    /// <summary>
    /// Waits until the lines meet a condition; a process that ends before is an error that quotes them.
    /// </summary>
    public async Task WaitForAsync(Func<ImmutableArray<string>, bool> condition, CancellationToken cancel)
    {
        Task ended = _process.WaitForExitAsync(cancel);
        try
        {
            while (!condition(_lines))
            {
                Task<bool> changed = _changed.Reader.ReadAsync(cancel).AsTask();
                if (await Task.WhenAny(changed, ended) == ended && !condition(_lines))
                {
                    await ended;
                    throw new InvalidOperationException(
                        $"The control room ended with status {_process.ExitCode}:\n{Text}");
                }
            }
        }
        catch (OperationCanceledException late)
        {
            throw new TimeoutException($"The control room did not get ready in time. It printed:\n{Text}", late);
        }
    }

    private string Text => string.Join('\n', _lines);

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is not null)
            ImmutableInterlocked.Update(ref _lines, static (all, added) => all.Add(added), line.Data);
        _changed.Writer.TryWrite(true);
    }
}
