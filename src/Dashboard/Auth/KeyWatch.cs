using System.Globalization;
using System.Text;

namespace Ops.Dashboard.Auth;

/// <summary>
/// Says in good time that a key lapses: in the log at the start and once a day, and in the metrics at any time. A
/// watchdog script whose key has lapsed finds that out at the worst moment.
/// </summary>
/// <param name="settings">The keys.</param>
/// <param name="time">The clock.</param>
/// <param name="log">The log.</param>
internal sealed class KeyWatch(AuthSettings settings, TimeProvider time, ILogger<KeyWatch> log)
    : IHostedService, IDisposable
{
    /// <summary>How long before a key lapses it is first said.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromDays(14);

    private static readonly TimeSpan s_period = TimeSpan.FromDays(1);

    private ITimer? _timer;

    /// <summary>What has lapsed, or will soon.</summary>
    /// <returns>One sentence for each such key.</returns>
    public IReadOnlyList<string> Warnings()
    {
        DateTimeOffset now = time.GetUtcNow();
        return [.. settings.ApiKeys.Where(key => key.Expires - Ahead <= now).Select(key => key.Expires <= now
            ? $"The key {key.Name} ({key.Role}) lapsed on {key.Expires:yyyy-MM-dd HH:mm} UTC and is refused"
            : $"The key {key.Name} ({key.Role}) lapses on {key.Expires:yyyy-MM-dd HH:mm} UTC")];
    }

    /// <summary>Seconds until each key lapses, as Prometheus text.</summary>
    /// <returns>The text; empty when no key ever does.</returns>
    public string Metrics()
    {
        ApiKey[] lapsing = [.. settings.ApiKeys.Where(key => key.Expires is not null)];
        if (lapsing.Length == 0)
            return "";
        var text = new StringBuilder(
            "# HELP ops_api_key_expires_seconds Until the key lapses; negative when it has.\n" +
            "# TYPE ops_api_key_expires_seconds gauge\n");
        foreach (ApiKey key in lapsing)
        {
            string name = key.Name.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n");
            text.Append(CultureInfo.InvariantCulture, $"ops_api_key_expires_seconds{{key=\"{name}\"}} ")
                .Append(CultureInfo.InvariantCulture, $"{(key.Expires!.Value - time.GetUtcNow()).TotalSeconds:0}\n");
        }
        return text.ToString();
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _timer = time.CreateTimer(_ => Say(), null, TimeSpan.Zero, s_period);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose() => _timer?.Dispose();

    private void Say()
    {
        foreach (string warning in Warnings())
            log.LogWarning("{Warning}", warning);
    }
}
