using Ops.Telemetry.Alarms;
using Ops.Telemetry.Contracts;
using Xunit;

namespace Ops.Telemetry.Tests.Alarms;

public sealed class AlarmTransitionsTests
{
    private static readonly Dictionary<(AlarmState, AlarmEvent), (AlarmState Active, AlarmState Gone)> s_list = new()
    {
        [(AlarmState.Normal, AlarmEvent.Raised)] = (AlarmState.Unacknowledged, AlarmState.Unacknowledged),
        [(AlarmState.Returned, AlarmEvent.Raised)] = (AlarmState.Unacknowledged, AlarmState.Unacknowledged),
        [(AlarmState.Unacknowledged, AlarmEvent.Rose)] = (AlarmState.Unacknowledged, AlarmState.Unacknowledged),
        [(AlarmState.Acknowledged, AlarmEvent.Rose)] = (AlarmState.Unacknowledged, AlarmState.Unacknowledged),
        [(AlarmState.Unacknowledged, AlarmEvent.Returned)] = (AlarmState.Returned, AlarmState.Returned),
        [(AlarmState.Acknowledged, AlarmEvent.Returned)] = (AlarmState.Normal, AlarmState.Normal),
        [(AlarmState.Unacknowledged, AlarmEvent.Acknowledged)] = (AlarmState.Acknowledged, AlarmState.Acknowledged),
        [(AlarmState.Returned, AlarmEvent.Acknowledged)] = (AlarmState.Normal, AlarmState.Normal),
        [(AlarmState.Unacknowledged, AlarmEvent.Shelved)] = (AlarmState.Shelved, AlarmState.Shelved),
        [(AlarmState.Acknowledged, AlarmEvent.Shelved)] = (AlarmState.Shelved, AlarmState.Shelved),
        [(AlarmState.Returned, AlarmEvent.Shelved)] = (AlarmState.Shelved, AlarmState.Shelved),
        [(AlarmState.Shelved, AlarmEvent.Raised)] = (AlarmState.Shelved, AlarmState.Shelved),
        [(AlarmState.Shelved, AlarmEvent.Returned)] = (AlarmState.Shelved, AlarmState.Shelved),
        [(AlarmState.Shelved, AlarmEvent.Rose)] = (AlarmState.Unacknowledged, AlarmState.Unacknowledged),
        [(AlarmState.Shelved, AlarmEvent.Unshelved)] = (AlarmState.Unacknowledged, AlarmState.Normal),
        [(AlarmState.Unacknowledged, AlarmEvent.Chattered)] = (AlarmState.Suppressed, AlarmState.Suppressed),
        [(AlarmState.Acknowledged, AlarmEvent.Chattered)] = (AlarmState.Suppressed, AlarmState.Suppressed),
        [(AlarmState.Returned, AlarmEvent.Chattered)] = (AlarmState.Suppressed, AlarmState.Suppressed),
        [(AlarmState.Suppressed, AlarmEvent.Raised)] = (AlarmState.Suppressed, AlarmState.Suppressed),
        [(AlarmState.Suppressed, AlarmEvent.Returned)] = (AlarmState.Suppressed, AlarmState.Suppressed),
        [(AlarmState.Suppressed, AlarmEvent.Rose)] = (AlarmState.Unacknowledged, AlarmState.Unacknowledged),
        [(AlarmState.Suppressed, AlarmEvent.Quietened)] = (AlarmState.Unacknowledged, AlarmState.Returned),
    };

    [Fact]
    public void EveryPair_IsOnTheListOrRefusedWithASentence()
    {
        foreach (AlarmState state in Enum.GetValues<AlarmState>())
        {
            foreach (AlarmEvent what in Enum.GetValues<AlarmEvent>())
            {
                if (s_list.TryGetValue((state, what), out (AlarmState Active, AlarmState Gone) after))
                {
                    Assert.Equal(after.Active, AlarmTransitions.Apply(state, what, isActive: true));
                    Assert.Equal(after.Gone, AlarmTransitions.Apply(state, what, isActive: false));
                    continue;
                }
                string said = Assert.Throws<InvalidOperationException>(
                    () => AlarmTransitions.Apply(state, what, isActive: true)).Message;
                Assert.Equal($"An alarm that is {state} can't be {what}.", said);
            }
        }
    }
}
