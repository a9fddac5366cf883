using System.Text.Json;

namespace Ops.Simulator.Headless;

/// <summary>Orders of one server that its gate refused for one limit.</summary>
/// <param name="At">When the first was refused.</param>
/// <param name="Server">The server.</param>
/// <param name="Rule">The limit.</param>
/// <param name="Value">What the first would have made of the limit's figure; null where there is none.</param>
/// <param name="Limit">What it was held against; null where that is no figure.</param>
/// <param name="Count">How many orders.</param>
internal sealed record ReportedRefusal(
    string At, string Server, string Rule, decimal? Value, decimal? Limit, long Count)
{
    /// <summary>The reported form.</summary>
    /// <param name="row">The ledger's.</param>
    /// <param name="server">Name of the server.</param>
    /// <returns>The same.</returns>
    public static ReportedRefusal Of(LedgerRefusal row, string server) => new(
        row.FirstAt.ToString(), server, JsonNamingPolicy.CamelCase.ConvertName(row.Reason.ToString()), row.Value,
        row.Limit, row.Count);
}
