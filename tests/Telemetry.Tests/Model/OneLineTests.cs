using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Telemetry.Tests.Model;

public sealed class OneLineTests
{
    [Theory]
    [InlineData("nothing to mend, ünïcode and \U0001F600", "nothing to mend, ünïcode and \U0001F600")]
    [InlineData("a\0b\r\nc\u001b[31m\u007fd\u0085e\u2028f\u2029g", "a b  c [31m d e f g")]
    public void Text_StaysAsLongAsItWas_InOneLine(string text, string line) => Assert.Equal(line, OneLine.Of(text));

    [Fact]
    public void Reason_OfAKill_IsInOneLine_WhoeverGivesIt()
    {
        var kill = new HaltCommand(
            Guid.NewGuid(), HoldKind.Manual, HaltScope.Fleet, HaltMode.Block, new Actor(ActorKind.Person, "ann"),
            "gone wild\nH-1 released by bob", 0);

        Assert.Equal("gone wild H-1 released by bob", kill.Reason);
        Assert.Equal("by hand ", new ReleaseOverride(ReleaseItem.Orders, "by hand\n").Reason);
    }
}
