using CsCheck;
using Xunit;

namespace Ops.Simulator.Tests;

public sealed class OpeningModelTests
{
    private static readonly Gen<(int What, int Pick)[]> s_scripts =
        Gen.Select(Gen.Int[0, 13], Gen.Int[0, 63]).Array[1, 40];

    [Fact]
    public void Gate_IsOpen_ExactlyWhenEveryStopOnItWasReleasedByTwo() => s_scripts.Sample(
        static script =>
        {
            using var model = new OpeningModel();
            foreach ((int what, int pick) in script)
                model.Do(what, pick);
        },
        iter: 3_000, threads: 1);
}
