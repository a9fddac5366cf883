using System.Globalization;
using System.IO.Hashing;
using System.Text;
using Ops.Telemetry.Contracts;

namespace Ops.Simulator.Headless;

/// <summary>Digest of everything the rules found, in its order: two runs with the same one judged alike.</summary>
internal sealed class FindingDigest
{
    private readonly XxHash128 _hash = new();

    /// <summary>The digest so far, hexadecimal.</summary>
    public string Text => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <summary>Takes in a finding.</summary>
    /// <param name="item">The finding.</param>
    public void Add(Anomaly item) => _hash.Append(Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"{item.Rule}|{item.Server?.Index}|{item.Severity}|{item.Value}|{item.Limit}|{item.Since}|{item.Message}\n")));
}
