using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace Ops.Dashboard.Classroom;

/// <summary>
/// The server of an application that listens nowhere: requests are handed to it by the application it is mounted in.
/// What goes over is what came from the wire, and nothing the outer application has made of it: no services, no
/// identity, no route, no items.
/// </summary>
internal sealed class MountedServer : IServer
{
    private readonly Lock _lock = new();
    private readonly HashSet<HttpContext> _open = [];
    private Func<IFeatureCollection, Task>? _answer;
    private TaskCompletionSource? _drained;

    /// <inheritdoc/>
    public IFeatureCollection Features { get; } = new FeatureCollection();

    /// <summary>Requests that are being answered, open sockets included.</summary>
    public int Open
    {
        get
        {
            lock (_lock)
                return _open.Count;
        }
    }

    /// <summary>Answers a request.</summary>
    /// <param name="context">The request as the outer application sees it.</param>
    /// <param name="mount">Where this one is mounted.</param>
    /// <param name="path">The rest of the path.</param>
    /// <returns>False when it takes none, or no more; nothing was done then.</returns>
    public async Task<bool> AnswerAsync(HttpContext context, PathString mount, PathString path)
    {
        Func<IFeatureCollection, Task>? answer;
        lock (_lock)
        {
            answer = _drained is null ? _answer : null;
            if (answer is not null)
                _open.Add(context);
        }
        if (answer is null)
            return false;
        try
        {
            await answer(OfTheWire(context.Features, mount, path));
            return true;
        }
        finally
        {
            lock (_lock)
            {
                _open.Remove(context);
                if (_open.Count == 0)
                    _drained?.TrySetResult();
            }
        }
    }

    /// <inheritdoc/>
    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        lock (_lock)
            _answer = features => RunAsync(application, features);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Task drained;
        lock (_lock)
        {
            _drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_open.Count == 0)
                _drained.TrySetResult();
            drained = _drained.Task;
        }
        try
        {
            await drained.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Abort(); // whoever still asks is cut off, as when a process ends
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Abort();

    private static async Task RunAsync<TContext>(IHttpApplication<TContext> application, IFeatureCollection features)
        where TContext : notnull
    {
        TContext context = application.CreateContext(features);
        try
        {
            await application.ProcessRequestAsync(context);
        }
        catch (Exception failed)
        {
            application.DisposeContext(context, failed);
            throw;
        }
        application.DisposeContext(context, null);
    }

    private static FeatureCollection OfTheWire(IFeatureCollection outer, PathString mount, PathString path)
    {
        var wire = new FeatureCollection();
        wire.Set<IHttpRequestFeature>(new MountedRequest(outer.GetRequiredFeature<IHttpRequestFeature>(), mount, path));
        Pass<IHttpResponseFeature>(outer, wire);
        Pass<IHttpResponseBodyFeature>(outer, wire);
        Pass<IHttpResponseTrailersFeature>(outer, wire);
        Pass<IHttpRequestBodyDetectionFeature>(outer, wire);
        Pass<IHttpRequestIdentifierFeature>(outer, wire);
        Pass<IHttpRequestLifetimeFeature>(outer, wire);
        Pass<IHttpRequestTrailersFeature>(outer, wire);
        Pass<IRequestBodyPipeFeature>(outer, wire);
        Pass<IHttpConnectionFeature>(outer, wire);
        Pass<ITlsConnectionFeature>(outer, wire);
        Pass<IHttpUpgradeFeature>(outer, wire);
        Pass<IHttpExtendedConnectFeature>(outer, wire);
        Pass<IHttpWebSocketFeature>(outer, wire);
        Pass<IHttpMaxRequestBodySizeFeature>(outer, wire);
        Pass<IHttpBodyControlFeature>(outer, wire);
        Pass<IHttpResetFeature>(outer, wire);
        return wire;
    }

    private static void Pass<TFeature>(IFeatureCollection outer, FeatureCollection wire)
    {
        if (outer.Get<TFeature>() is { } feature)
            wire.Set(feature);
    }

    private void Abort()
    {
        HttpContext[] open;
        lock (_lock)
            open = [.. _open];
        foreach (HttpContext context in open)
            context.Abort();
    }
}
