using Ops.Dashboard.Sessions;
using Xunit;

namespace Ops.Dashboard.Tests.Sessions;

public sealed class SeenRowTests
{
    [Fact]
    public void Row_ReadsWhatItWrites() => Assert.Equal(new SeenRow(3, "smars-8", 7), SeenRow.Parse("3:smars-8:7"));

    [Theory]
    [InlineData("")]
    [InlineData("3:smars-8")]
    [InlineData("3::7")]
    [InlineData("a:smars-8:7")]
    [InlineData("3:smars-8:-7")]
    [InlineData("3:smars-8:7:1")]
    public void Row_ThatIsNone_IsNull(string text) => Assert.Null(SeenRow.Parse(text));
}
