using CsCheck;
using Ops.Simulator.Chance;
using Xunit;

namespace Ops.Simulator.Tests.Chance;

public sealed class PrngTests
{
    [Fact]
    public void NextBits_OfVersion1_NeverChanges()
    {
        var chance = new Prng(42);
        Assert.Equal(1, Prng.Version);
        ulong[] drawn = [chance.NextBits(), chance.NextBits(), chance.NextBits(), chance.Fork("market").NextBits()];
        Assert.Equal(
            [1546998764402558742UL, 6990951692964543102UL, 12544586762248559009UL, 17507982609727341494UL], drawn);
    }

    [Fact]
    public void Fork_AfterDraws_IsTheSameStream()
    {
        var fresh = new Prng(7);
        var used = new Prng(7);
        used.NextBits();
        Assert.Equal(fresh.Fork("venue smars-1").NextBits(), used.Fork("venue smars-1").NextBits());
    }

    [Fact]
    public void Fork_OfAnotherName_IsAnotherStream() => Assert.NotEqual(
        new Prng(7).Fork("venue smars-1").NextBits(), new Prng(7).Fork("venue smars-2").NextBits());

    [Fact]
    public void Between_AnyRange_StaysInIt() => Gen.Select(
        Gen.ULong, Gen.Long[-1_000_000, 1_000_000], Gen.Long[0, 1_000_000])
        .Sample((seed, low, width) => Assert.InRange(new Prng(seed).Between(low, low + width), low, low + width));

    [Fact]
    public void Below_BoundOfZero_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Prng(1).Below(0));

    [Fact]
    public void PerMille_Of250_HappensAQuarterOfTheTime()
    {
        var chance = new Prng(3);
        int happened = Enumerable.Range(0, 100_000).Count(_ => chance.PerMille(250));
        Assert.InRange(happened, 24_500, 25_500);
    }

    [Fact]
    public void Exponential_ManyDraws_HasItsMeanAndMedian()
    {
        var chance = new Prng(11);
        long[] draws = [.. Enumerable.Range(0, 200_000).Select(_ => chance.Exponential(1_000_000))];
        Array.Sort(draws);
        Assert.InRange(draws.Average(), 990_000, 1_010_000);
        Assert.InRange(draws[draws.Length / 2], 683_000, 703_000); // ln 2
        Assert.InRange(draws[0], 0, 100);
    }

    [Fact]
    public void Gaussian_ManyDraws_HasItsSpread()
    {
        var chance = new Prng(12);
        double[] draws = [.. Enumerable.Range(0, 200_000).Select(_ => (double)chance.Gaussian(10_000))];
        Assert.InRange(draws.Average(), -100, 100);
        Assert.InRange(Math.Sqrt(draws.Average(d => d * d)), 9_900, 10_100);
    }
}
