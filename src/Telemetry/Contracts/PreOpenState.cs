using System.Collections.Immutable;

namespace Ops.Telemetry.Contracts;

/// <summary>What people have said before the open.</summary>
/// <param name="Version">Rises with every change.</param>
/// <param name="Signatures">Messages that were explained, the latest for each pattern.</param>
/// <param name="Go">The go; null when there is none, or it was taken back.</param>
public sealed record PreOpenState(long Version, ImmutableArray<MessageSignature> Signatures, PreOpenGo? Go)
{
    /// <summary>Nobody has said anything.</summary>
    public static PreOpenState None { get; } = new(0, [], null);

    /// <summary>The signature that explains a pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <returns>The signature; null when nobody has explained it, or there are too many more since.</returns>
    public MessageSignature? SignatureOf(ResiduePattern pattern) =>
        Signatures.FirstOrDefault(signature => signature.Explains(pattern));
}
