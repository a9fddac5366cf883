using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Telemetry.Tests.Model;

public sealed class CountedTests
{
    [Theory]
    [InlineData(0, "0 orders")]
    [InlineData(1, "1 order")]
    [InlineData(2_000, "2,000 orders")]
    public void Number_HasItsNoun(long count, string words) => Assert.Equal(words, Counted.Of(count, "order"));
}
