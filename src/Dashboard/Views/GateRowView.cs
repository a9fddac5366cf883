using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Views;

/// <summary>A hard limit of the gates and whose gates differ.</summary>
/// <param name="Limit">Code of the limit.</param>
/// <param name="Title">What a person calls it.</param>
/// <param name="Each">Its value where nothing narrower is set.</param>
/// <param name="Others">Servers and instruments with another value, each with it; empty for none.</param>
/// <param name="Action">What crossing it does.</param>
/// <param name="Tone">How loud: unset shouts, no limit at all is worth knowing.</param>
public sealed record GateRowView(string Limit, string Title, string Each, string Others, string Action, Tone Tone)
{
    /// <summary>All of them.</summary>
    /// <param name="limits">How everything is set.</param>
    /// <param name="fleet">The fleet; null when there is no picture yet.</param>
    /// <returns>The rows.</returns>
    public static ViewList<GateRowView> List(LimitsPicture limits, FleetSnapshot? fleet) =>
        new(GateLimitCatalog.All.Select(limit => From(limit, limits, fleet)));

    private static GateRowView From(GateLimitDescriptor limit, LimitsPicture limits, FleetSnapshot? fleet)
    {
        GateLimit each = limits.Gates.At(limit, RuleScope.EachServer);
        var others = new List<string>();
        Tone tone = ToneOf(each);
        foreach (ServerDefinition server in fleet?.Fleet.Servers ?? [])
        {
            GateLimit own = limit.Read(limits.Gates.For(server));
            if (own == each)
                continue;
            others.Add($"{server.Name}: {LimitWords.Of(own, limit.Unit)}");
            tone = (Tone)Math.Max((int)tone, (int)ToneOf(own));
        }
        foreach ((RuleScope scope, _, GateLimit own) in limits.Gates.Overrides.Where(
            set => set.Limit == limit.Code && set.Scope.Kind == RuleScopeKind.Symbol))
        {
            others.Add($"{scope.Target}: {LimitWords.Of(own, limit.Unit)}");
            tone = (Tone)Math.Max((int)tone, (int)ToneOf(own));
        }
        return new GateRowView(
            limit.Code, limit.Title, LimitWords.Of(each, limit.Unit), string.Join(", ", others),
            limits.Rules.Breakers ? "refuses the order that would cross" : "counts only: breakers are off", tone);
    }

    private static Tone ToneOf(GateLimit limit) =>
        !limit.IsSet ? Tone.Critical : limit.IsNone ? Tone.Notice : Tone.Calm;
}
