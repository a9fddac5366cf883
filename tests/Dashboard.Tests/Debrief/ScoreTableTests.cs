using Ops.Dashboard.Debrief;
using Ops.Simulator.Recording;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Debrief;

public sealed class ScoreTableTests
{
    [Theory]
    [InlineData("kill", "smars-8", "runs away", "kill smars-8: runs away")]
    [InlineData("kill", "smars-8", null, "kill smars-8")]
    [InlineData("end", null, "The session ends.", "end: The session ends.")]
    [InlineData("freeze", null, null, "freeze")]
    public void Act_IsTold_WithWhatItWasDoneToAndWhy_WhereItHasThat(
        string verb, string? target, string? reason, string words) => Assert.Equal(
        words, ScoreTable.Words(new RecordedAct
        {
            At = "09:30:00", Who = "ann", Kind = ActorKind.Person, Do = verb, Target = target, Reason = reason,
        }));
}
