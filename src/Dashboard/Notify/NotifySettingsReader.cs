using System.Collections.Immutable;
using Ops.Dashboard.Startup;
using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Notify;

/// <summary>Reads who is told of alarms.</summary>
internal static class NotifySettingsReader
{
    private const int MostTargets = 16;

    /// <summary>Reads and checks the section Ops:Alarms.</summary>
    /// <param name="alarms">The section.</param>
    /// <returns>The settings; faults are with the reader.</returns>
    public static NotifySettings Read(SettingsReader alarms)
    {
        ImmutableArray<Webhook> hooks = [.. alarms.List("Webhooks").Select(static (hook, index) => Read(hook, index))];
        if (hooks.Length > MostTargets)
            alarms.Fault("Webhooks", $"has {hooks.Length} items; it may have {MostTargets}.");
        return new NotifySettings(hooks);
    }

    private static Webhook Read(SettingsReader hook, int index)
    {
        string text = hook.Required("Url", "an address such as https://hooks.example.net/ops");
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? url) || url.Scheme is not ("http" or "https"))
        {
            if (text.Length > 0)
                hook.Fault("Url", "must be an address that begins with https:// or http:// (it is not repeated here).");
            url = new Uri("http://localhost");
        }
        return new Webhook(
            hook.TextOrNull("Name") ?? $"webhook {index + 1}", url, hook.TextOrNull("Secret"),
            hook.Choice("Least", AlarmPriority.Medium));
    }
}
