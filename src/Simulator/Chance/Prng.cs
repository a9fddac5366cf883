namespace Ops.Simulator.Chance;

/// <summary>
/// The project's own generator of chance: xoshiro256** seeded by SplitMix64. Its sequence is part of what makes a run
/// repeatable, so it is versioned and uses whole numbers alone: the same on every machine and runtime.
/// </summary>
public sealed class Prng
{
    /// <summary>Version of the sequence. It rises when any draw of any seed would change.</summary>
    public const int Version = 1;

    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    private readonly ulong _seed;
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    /// <summary>A stream.</summary>
    /// <param name="seed">Any number.</param>
    public Prng(ulong seed)
    {
        _seed = seed;
        _a = Mix(seed + GoldenGamma);
        _b = Mix(unchecked(seed + 2 * GoldenGamma));
        _c = Mix(unchecked(seed + 3 * GoldenGamma));
        _d = Mix(unchecked(seed + 4 * GoldenGamma));
    }

    /// <summary>
    /// An independent stream. It depends on this stream's seed and the name alone, not on how much was drawn: adding a
    /// part to the simulation leaves the chance of the others as it was.
    /// </summary>
    /// <param name="name">Name of the part that draws.</param>
    /// <returns>The stream.</returns>
    public Prng Fork(string name)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (char letter in name)
            hash = (hash ^ letter) * 0x100000001B3;
        return new Prng(Mix(_seed ^ Mix(hash)));
    }

    /// <summary>The next 64 bits.</summary>
    /// <returns>Any number, each equally likely.</returns>
    public ulong NextBits()
    {
        ulong result = ulong.RotateLeft(_b * 5, 7) * 9;
        ulong shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = ulong.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>A whole number from 0 up to a bound.</summary>
    /// <param name="bound">The bound, at least 1, itself never drawn.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The bound is below 1.</exception>
    public long Below(long bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        return (long)Math.BigMul(NextBits(), (ulong)bound, out _);
    }

    /// <summary>A whole number of a range.</summary>
    /// <param name="lowest">The lowest.</param>
    /// <param name="highest">The highest, drawn too.</param>
    /// <returns>The number.</returns>
    public long Between(long lowest, long highest) => lowest + Below(checked(highest - lowest + 1));

    /// <summary>Whether something of a given likelihood happens.</summary>
    /// <param name="perMille">Times in a thousand, 0 to 1,000.</param>
    /// <returns>Whether it happens.</returns>
    public bool PerMille(int perMille) => perMille > 0 && Below(1_000) < perMille;

    /// <summary>A waiting time without memory.</summary>
    /// <param name="mean">Its mean, not negative.</param>
    /// <returns>Between 0 and about ten times the mean.</returns>
    public long Exponential(long mean) => ExponentialTable.Scale(mean, (uint)(NextBits() >> 32));

    /// <summary>A bell-shaped number around 0: the sum of twelve even ones, never beyond six sigma.</summary>
    /// <param name="sigma">Its standard deviation, not negative and below 2^42.</param>
    /// <returns>The number.</returns>
    public long Gaussian(long sigma)
    {
        long sum = 0;
        for (int draw = 0; draw < 3; draw++)
        {
            ulong bits = NextBits();
            sum += (ushort)bits + (ushort)(bits >> 16) + (ushort)(bits >> 32) + (ushort)(bits >> 48);
        }
        const long Mean = 6 * 65_535;
        return checked((sum - Mean) * sigma) / 65_536;
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
