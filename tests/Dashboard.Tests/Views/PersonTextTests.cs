using Ops.Dashboard.Views;
using Xunit;

namespace Ops.Dashboard.Tests.Views;

public sealed class PersonTextTests
{
    [Theory]
    [InlineData("old build", "\u2068old build\u2069")]
    [InlineData("a\u202Eb\u2069c", "\u2068abc\u2069")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Text_IsIsolated_AndCannotLeaveItsIsolate(string? text, string expected) =>
        Assert.Equal(expected, PersonText.Isolated(text));
}
