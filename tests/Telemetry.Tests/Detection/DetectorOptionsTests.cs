using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.Telemetry.Pipeline;
using Xunit;

namespace Ops.Telemetry.Tests.Detection;

public sealed class DetectorOptionsTests
{
    [Fact]
    public void Default_IsValid() => Assert.Empty(DetectorOptions.Default.Validate());

    [Fact]
    public void Patterns_ThatAreMissing_AreAFault() => Assert.Equal(
        ["MessagePatterns is missing; an empty list counts no message."],
        (DetectorOptions.Default with { MessagePatterns = default }).Validate());

    [Theory]
    [InlineData("", "*")]
    [InlineData("*", "")]
    public void Pattern_ThatIsEmpty_IsAFaultWithItsPlace(string text, string source)
    {
        DetectorOptions options = DetectorOptions.Default with
        {
            MessagePatterns = [new(MessageSeverity.Error, "*"), new(MessageSeverity.Error, text, source)],
        };

        Assert.Equal(
            ["Detectors:MessagePatterns:1 has an empty text or source; * stands for anything."],
            (PipelineOptions.Default with { Detectors = options }).Validate());
    }
}
