namespace Ops.Dashboard.Accounts;

/// <summary>What came of a change of accounts.</summary>
/// <param name="Fault">Why it was not made; null when it was.</param>
/// <param name="Token">The token of a link that was made for it; null for none.</param>
internal sealed record AccountResult(string? Fault, string? Token = null)
{
    /// <summary>It was made.</summary>
    public static AccountResult Done { get; } = new(Fault: null);
}
