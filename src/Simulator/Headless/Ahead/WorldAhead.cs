using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless.Ahead;

/// <summary>
/// Runs a world on a thread of its own, a few buckets ahead of the room that sees them in steps. It ends where
/// it was told, at the world's end, or where the firm's people do something that the room has to carry out.
/// </summary>
internal sealed class WorldAhead : IDisposable
{
    /// <summary>How far it may be ahead, in buckets: enough to even out, few enough for the second cache.</summary>
    private const int MostAhead = 8;

    private const long BucketNanoseconds = Limits.BucketMilliseconds * MarketTime.NanosecondsPerMillisecond;

    private readonly World _world;
    private readonly AheadAcks _acks;
    private readonly MarketTime _until;
    private readonly long _step;
    private readonly BlockingCollection<AheadStep[]> _free = new(MostAhead);
    private readonly BlockingCollection<AheadStep[]> _ready = new(MostAhead);
    private readonly CancellationTokenSource _stop = new();
    private readonly Thread _thread;
    private ExceptionDispatchInfo? _failure;

    /// <summary>A world that goes ahead from now on. Nobody else may touch it until it has come to its end.</summary>
    /// <param name="world">The world, at the end of a bucket.</param>
    /// <param name="acks">What its gates answer.</param>
    /// <param name="until">No bucket that ends later is run.</param>
    /// <param name="stepNanoseconds">Length of a step, a part of a bucket.</param>
    public WorldAhead(World world, AheadAcks acks, MarketTime until, long stepNanoseconds)
    {
        (_world, _acks, _until, _step) = (world, acks, until, stepNanoseconds);
        for (int i = 0; i < MostAhead; i++)
            _free.Add([.. Enumerable.Range(0, (int)(BucketNanoseconds / _step)).Select(static _ => new AheadStep())]);
        _thread = new Thread(Run) { Name = "world ahead", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Its steps, in order. When they have ended, the world is the caller's again.</summary>
    /// <returns>The steps; each is valid until the next is asked for.</returns>
    public IEnumerable<AheadStep> Steps()
    {
        foreach (AheadStep[] bucket in _ready.GetConsumingEnumerable())
        {
            foreach (AheadStep step in bucket)
                yield return step;
            _free.Add(bucket);
        }
        _thread.Join();
        _failure?.Throw();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Cancel();
        _thread.Join();
        _free.Dispose();
        _ready.Dispose();
        _stop.Dispose();
    }

    private void Run()
    {
        try
        {
            bool isRoomWanted = false;
            while (!isRoomWanted && !_world.IsOver && _world.Now.AddNanoseconds(BucketNanoseconds) <= _until)
            {
                AheadStep[] bucket = _free.Take(_stop.Token);
                Advance(bucket);
                isRoomWanted = bucket[^1].TakeLifts(_world);
                _ready.Add(bucket);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // the run was given up
        }
        catch (Exception failure) // thrown again where the steps are read
        {
            _failure = ExceptionDispatchInfo.Capture(failure);
        }
        finally
        {
            _ready.CompleteAdding();
        }
    }

    private void Advance(AheadStep[] bucket)
    {
        foreach (AheadStep step in bucket.AsSpan(0, bucket.Length - 1))
        {
            _world.AdvanceTo(_world.Now.Nanoseconds + _step);
            step.Take(_world, _acks);
        }
        _world.AdvanceBucket();
        bucket[^1].Take(_world, _acks);
    }
}
