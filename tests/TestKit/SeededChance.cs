namespace Ops.TestKit;

/// <summary>A small generator for test flow (SplitMix64): the same seed, the same flow, on every machine.</summary>
public sealed class SeededChance
{
    private ulong _state;

    /// <summary>Starts a sequence.</summary>
    /// <param name="seed">The seed.</param>
    public SeededChance(ulong seed) => _state = seed;

    /// <summary>Draws a number.</summary>
    /// <param name="bound">Exclusive upper bound, positive.</param>
    /// <returns>0 to the bound minus 1.</returns>
    public int Below(int bound)
    {
        ulong z = unchecked(_state += 0x9E37_79B9_7F4A_7C15UL);
        z = unchecked((z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9UL);
        z = unchecked((z ^ (z >> 27)) * 0x94D0_49BB_1331_11EBUL);
        z ^= z >> 31;
        return (int)(z % (uint)bound);
    }
}
