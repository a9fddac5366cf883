using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Audit;

/// <summary>
/// The hash chain over the trail. Each record's link is SHA-256 over the link before it, its number, its realm and
/// every field of its entry, each with its length, so that no two different records have the same form. Pure.
/// </summary>
internal static class AuditChain
{
    /// <summary>Bytes of a link.</summary>
    public const int LinkBytes = SHA256.HashSizeInBytes;

    /// <summary>The link before the first record.</summary>
    public static ImmutableArray<byte> Genesis { get; } = [.. SHA256.HashData("Ops audit trail, version 2"u8)];

    /// <summary>The link of a record.</summary>
    /// <param name="before">The link before it.</param>
    /// <param name="number">Its number.</param>
    /// <param name="realm">Its realm.</param>
    /// <param name="entry">What it says.</param>
    /// <returns>The link.</returns>
    public static byte[] Link(ReadOnlySpan<byte> before, long number, string realm, AuditEntry entry)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(before);
        Append(hash, number);
        Append(hash, realm);
        Append(hash, entry.At.UtcTicks);
        Append(hash, entry.MarketAt is null ? 0 : 1);
        Append(hash, entry.MarketAt?.Nanoseconds ?? 0);
        Append(hash, (long)entry.By.Kind);
        Append(hash, entry.By.Name);
        Append(hash, entry.What);
        Append(hash, entry.Subject);
        Append(hash, entry.Detail);
        return hash.GetHashAndReset();
    }

    private static void Append(IncrementalHash hash, long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        hash.AppendData(bytes);
    }

    private static void Append(IncrementalHash hash, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Append(hash, bytes.Length);
        hash.AppendData(bytes);
    }
}
