using CsCheck;
using Ops.Simulator.Recorded;
using Ops.Simulator.Scenarios;
using Xunit;

namespace Ops.Simulator.Tests.Recorded;

public sealed class RecordedStepTests
{
    [Theory]
    [InlineData(RecordedAction.Fill, 30, RecordedQuantity.Change, 30, 0, 0, false)]
    [InlineData(RecordedAction.Fill, 100, RecordedQuantity.Change, 100, 0, 0, true)]
    [InlineData(RecordedAction.Fill, 900, RecordedQuantity.Change, 100, 0, 0, true)]
    [InlineData(RecordedAction.PartialCancel, 30, RecordedQuantity.Change, 0, 30, 0, false)]
    [InlineData(RecordedAction.PartialCancel, 100, RecordedQuantity.Change, 0, 100, 0, true)]
    [InlineData(RecordedAction.Delete, 7, RecordedQuantity.Change, 0, 0, 100, true)]
    [InlineData(RecordedAction.Change, 70, RecordedQuantity.Remaining, 30, 0, 0, false)]
    [InlineData(RecordedAction.Change, 0, RecordedQuantity.Remaining, 100, 0, 0, true)]
    [InlineData(RecordedAction.Change, 70, RecordedQuantity.Change, 70, 0, 0, false)]
    [InlineData(RecordedAction.Remove, 0, RecordedQuantity.Remaining, 100, 0, 0, true)]
    [InlineData(RecordedAction.Remove, 100, RecordedQuantity.Remaining, 0, 0, 100, true)]
    [InlineData(RecordedAction.Remove, 40, RecordedQuantity.Remaining, 60, 0, 40, true)]
    public void Of_AnOrderOfHundred_DoesWhatTheRowSays(
        RecordedAction action, int shares, RecordedQuantity quantityIs, int filled, int takenBack, int cancelled,
            bool ends) =>
        Assert.Equal(new RecordedStep(filled, takenBack, cancelled, ends),
            RecordedStep.Of(action, shares, quantityIs, leaves: 100));

    [Fact]
    public void Of_AnOrderThatGrew_IsNotUnderstood() =>
        Assert.Null(RecordedStep.Of(RecordedAction.Change, 101, RecordedQuantity.Remaining, leaves: 100));

    [Fact]
    public void Of_AnyRow_NeverTakesMoreThanIsLeft() =>
        Gen.Select(Gen.Enum<RecordedAction>(), Gen.Int[0, 1_000], Gen.Enum<RecordedQuantity>(), Gen.Int[1, 500]).Sample(
            (action, shares, quantityIs, leaves) =>
            {
                if (action is RecordedAction.New or RecordedAction.Ignore)
                    return true;
                RecordedStep? step = RecordedStep.Of(action, shares, quantityIs, leaves);
                return step is null || (step.Value.Gone <= leaves && step.Value.Ends == (step.Value.Gone == leaves));
            });
}
