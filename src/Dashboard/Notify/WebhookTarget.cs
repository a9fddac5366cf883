using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace Ops.Dashboard.Notify;

/// <summary>
/// One webhook with a queue of its own, so that a slow one holds up no other. A message is tried again with growing
/// pauses; when the queue is full the oldest is dropped and counted: the newest is what somebody must hear.
/// </summary>
internal sealed class WebhookTarget
{
    /// <summary>Messages that wait.</summary>
    public const int Waiting = 256;

    /// <summary>Tries of one message.</summary>
    public const int Tries = 6;

    private static readonly TimeSpan s_firstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(5);

    private readonly Webhook _hook;
    private readonly HttpClient _client;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly Channel<string> _queue;
    private long _dropped;
    private long _failed;

    /// <summary>A target that has been told nothing.</summary>
    /// <param name="hook">Where.</param>
    /// <param name="client">What posts.</param>
    /// <param name="time">The clock of pauses.</param>
    /// <param name="log">Where failures are noted, by the target's name.</param>
    public WebhookTarget(Webhook hook, HttpClient client, TimeProvider time, ILogger log)
    {
        (_hook, _client, _time, _log) = (hook, client, time, log);
        _queue = Channel.CreateBounded<string>(
            new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true },
            _ => Interlocked.Increment(ref _dropped));
    }

    /// <summary>Where it goes.</summary>
    public Webhook Hook => _hook;

    /// <summary>Messages dropped because the queue was full, in total.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Messages given up after all tries, in total.</summary>
    public long Failed => Interlocked.Read(ref _failed);

    /// <summary>Queues a message. Never waits.</summary>
    /// <param name="message">What is told.</param>
    public void Tell(AlarmMessage message) =>
        _queue.Writer.TryWrite(JsonSerializer.Serialize(message, JsonSerializerOptions.Web));

    /// <summary>Delivers until it is stopped.</summary>
    /// <param name="stop">Stops it.</param>
    /// <returns>A task that ends when it is stopped.</returns>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            await foreach (string body in _queue.Reader.ReadAllAsync(stop))
                await DeliverAsync(body, stop);
        }
        catch (OperationCanceledException)
        {
            // the program ends; what waits is not delivered
        }
    }

    private async Task DeliverAsync(string body, CancellationToken stop)
    {
        TimeSpan pause = s_firstPause;
        for (int attempt = 1; attempt <= Tries; attempt++)
        {
            if (await TryAsync(body, stop))
                return;
            if (attempt == Tries)
                break;
            await Task.Delay(pause, _time, stop);
            pause *= 2;
        }
        Interlocked.Increment(ref _failed);
        _log.LogError("The webhook {Name} did not take a message in {Tries} tries; it is given up", _hook.Name, Tries);
    }

    private async Task<bool> TryAsync(string body, CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(s_timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, _hook.Url)
            {
                Content = new StringContent(body, Encoding.UTF8, "application/json"),
            };
            if (_hook.Secret is { } secret)
                request.Headers.Add("X-Ops-Signature", Sign(secret, body));
            using HttpResponseMessage answer = await _client.SendAsync(request, either.Token);
            if (answer.IsSuccessStatusCode)
                return true;
            _log.LogWarning("The webhook {Name} answered {Status}", _hook.Name, (int)answer.StatusCode);
            return false;
        }
        catch (HttpRequestException failure)
        {
            _log.LogWarning("The webhook {Name} can't be reached: {Why}", _hook.Name, failure.HttpRequestError);
            return false;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            _log.LogWarning("The webhook {Name} did not answer within {Seconds} s", _hook.Name, s_timeout.TotalSeconds);
            return false;
        }
    }

    /// <summary>The signature of a message: HMAC-SHA256 over its body, in hexadecimal.</summary>
    /// <param name="secret">The secret both sides know.</param>
    /// <param name="body">The body.</param>
    /// <returns>The header's value.</returns>
    public static string Sign(string secret, string body) => "sha256=" + Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body)));
}
