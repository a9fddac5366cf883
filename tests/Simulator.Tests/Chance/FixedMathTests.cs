using CsCheck;
using Ops.Simulator.Chance;
using Xunit;

namespace Ops.Simulator.Tests.Chance;

public sealed class FixedMathTests
{
    private const double One = 4_294_967_296.0;

    [Fact]
    public void NegativeLog_AnyRatio_AgreesWithTheLibrary() => Gen.Int[1, 1_024].Sample(numerator =>
        Assert.Equal(-Math.Log(numerator / 1_024.0), FixedMath.NegativeLog(numerator, 1_024) / One, tolerance: 1e-8));

    [Fact]
    public void Remaining_AnyTime_HalvesPerHalfLife() => Gen.Select(Gen.Long[0, 20_000], Gen.Long[1, 5_000])
        .Sample((elapsed, halfLife) => Assert.Equal(
            Math.Pow(2, -(double)elapsed / halfLife), FixedMath.Remaining(elapsed, halfLife) / One, tolerance: 1e-7));

    [Fact]
    public void SquareRoot_AnyNumber_IsTheLargestWhoseSquareFits() => Gen.ULong.Sample(value =>
    {
        UInt128 root = FixedMath.SquareRoot(value);
        Assert.True(root * root <= value && (root + 1) * (root + 1) > value);
    });

    [Fact]
    public void Saturate_AnyValue_NeverReachesTheBound() =>
        Gen.Select(Gen.Long[-long.MaxValue / 4, long.MaxValue / 4], Gen.Long[1, 1L << 40]).Sample((value, bound) =>
        {
            long bent = FixedMath.Saturate(value, bound);
            Assert.InRange(Math.Abs(bent), 0, Math.Min(Math.Abs(value), bound));
            Assert.True(Math.Sign(bent) == Math.Sign(value) || bent == 0);
        });

    [Fact]
    public void Saturate_ValueOfTheBound_IsHalfTheBound() => Assert.Equal(500, FixedMath.Saturate(1_000, 1_000));
}
