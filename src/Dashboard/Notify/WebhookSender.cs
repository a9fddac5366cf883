using System.Collections.Immutable;
using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Notify;

/// <summary>
/// Tells the webhooks of groups that come up or become worse. It follows the alarms from outside: nothing that stops a
/// server waits for it.
/// </summary>
/// <param name="settings">The targets.</param>
/// <param name="alarms">The alarms.</param>
/// <param name="fleet">The fleet, for names.</param>
/// <param name="clients">Makes what posts.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Where failures are noted.</param>
internal sealed class WebhookSender(
    NotifySettings settings, IAlarmReader alarms, IFleetReader fleet, IHttpClientFactory clients, TimeProvider time,
    ILogger<WebhookSender> log) : BackgroundService
{
    /// <summary>Name of the client that posts.</summary>
    public const string Client = "webhooks";

    private readonly Dictionary<string, AlarmPriority> _told = new(StringComparer.Ordinal);

    /// <summary>The targets.</summary>
    public ImmutableArray<WebhookTarget> Targets { get; } =
        [.. settings.Webhooks.Select(hook => new WebhookTarget(hook, clients.CreateClient(Client), time, log))];

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (Targets.IsEmpty)
            return;
        Task[] running = [.. Targets.Select(target => target.RunAsync(stoppingToken))];
        using ChangeSignal.Subscription changes = alarms.Changed.Subscribe();
        try
        {
            while (true)
            {
                Look();
                await changes.WaitAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(running); // the program ends
        }
    }

    /// <summary>Looks at the alarms once and tells what is new.</summary>
    internal void Look()
    {
        AlarmSnapshot now = alarms.Current;
        foreach (AlarmGroup group in now.Groups)
        {
            bool known = _told.TryGetValue(group.Key, out AlarmPriority before);
            if (known && before >= group.Priority)
                continue;
            _told[group.Key] = group.Priority;
            var message = AlarmMessage.Of(known ? "worsened" : "raised", group, fleet.Current?.Fleet, now.At);
            foreach (WebhookTarget target in Targets)
            {
                if (group.Priority >= target.Hook.Least)
                    target.Tell(message);
            }
        }
        var standing = now.Groups.Select(static group => group.Key).ToHashSet(StringComparer.Ordinal);
        foreach (string gone in _told.Keys.Where(key => !standing.Contains(key)).ToArray())
            _told.Remove(gone);
    }
}
