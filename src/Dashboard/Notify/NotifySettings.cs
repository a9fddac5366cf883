using System.Collections.Immutable;

namespace Ops.Dashboard.Notify;

/// <summary>Who outside is told of alarms: nobody unless somebody is named.</summary>
/// <param name="Webhooks">The targets.</param>
internal sealed record NotifySettings(ImmutableArray<Webhook> Webhooks);
