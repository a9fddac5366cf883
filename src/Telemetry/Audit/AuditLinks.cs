using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Audit;

/// <summary>Checks a record by itself, as an export carries it: whether its link follows from all it says.</summary>
public static class AuditLinks
{
    /// <summary>Whether the link of a record follows from the one before it and its fields.</summary>
    /// <param name="row">The record with its realm and both links.</param>
    /// <returns>False when anything in it is not what was written.</returns>
    public static bool Follows(AuditRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        Span<byte> before = stackalloc byte[AuditChain.LinkBytes];
        if (row.Before.Length != AuditChain.LinkBytes * 2
            || Convert.FromHexString(row.Before, before, out _, out _) != System.Buffers.OperationStatus.Done)
            return false;
        byte[] due = AuditChain.Link(before, row.Number, row.Realm, row.Entry);
        return string.Equals(Convert.ToHexStringLower(due), row.Link, StringComparison.OrdinalIgnoreCase);
    }
}
