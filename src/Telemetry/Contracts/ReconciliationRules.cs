using System.Collections.Immutable;

namespace Ops.Telemetry.Contracts;

/// <summary>
/// The rules over the three sources, gate, server and venue: they have no limit to set, what is found is found.
/// </summary>
public static class ReconciliationRules
{
    /// <summary>The venue received orders that nobody admits to.</summary>
    public const string Rogue = "rogue-orders";

    /// <summary>A fill for which no order is known.</summary>
    public const string StrayFill = "fill-without-order";

    /// <summary>An order has ended by one word and lives by the other.</summary>
    public const string Disputed = "venue-disagrees";

    /// <summary>The venue has answered an order of which the server's report knows nothing.</summary>
    public const string Unreported = "unreported-orders";

    /// <summary>The gate let an order out, and the venue has said nothing of it.</summary>
    public const string NeverArrived = "orders-in-doubt";

    /// <summary>The drop copy is silent while the market goes on.</summary>
    public const string CopySilent = "drop-copy-silent";

    /// <summary>Numbers of the drop copy never came.</summary>
    public const string CopyGap = "drop-copy-gap";

    /// <summary>All of them.</summary>
    public static ImmutableArray<RuleDescriptor> All { get; } =
    [
        Of(Rogue, "Orders that nobody admits to", "orders", RuleFamily.Conservation),
        Of(StrayFill, "Fill without an order", "fills", RuleFamily.Conservation),
        Of(Disputed, "Server and venue disagree", "orders", RuleFamily.Conservation),
        Of(Unreported, "Orders the server does not report", "orders", RuleFamily.Conservation),
        Of(NeverArrived, "Orders in doubt", "orders", RuleFamily.Answers),
        Of(CopySilent, "Drop copy silent", "s", RuleFamily.Feed),
        Of(CopyGap, "Drop copy with a gap", "messages", RuleFamily.Feed),
    ];

    private static RuleDescriptor Of(string code, string title, string unit, RuleFamily family) => new(
        code, title, "The gate's tap, the server's report and the venue's drop copy against each other.", unit, family,
        Default: null, FleetDefault: null);
}
