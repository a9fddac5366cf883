using Microsoft.Extensions.Time.Testing;
using Ops.Telemetry.Alarms;
using Ops.Telemetry.Audit;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Alarms;

/// <summary>What was put aside comes back by itself when it is worse than what was put aside.</summary>
public sealed class ShelvedAlarmTests
{
    private static readonly Actor s_ann = new(ActorKind.Person, "ann");

    private readonly AlarmDesk _desk = new(new NullControlJournal(), new FakeTimeProvider());

    private AlarmSnapshot Now => _desk.Current;

    [Fact]
    public void ShelvedAlarm_ThatBecomesWorse_IsBackAtOnce()
    {
        At(0, Finding("order-rate", 3, AnomalySeverity.Warning));
        _desk.Shelve(Now.Groups[0].Root.Id, s_ann, "known", TimeSpan.FromHours(1));
        At(100, Finding("order-rate", 3));
        Assert.Equal(AlarmState.Unacknowledged, Assert.Single(Now.Groups).Root.State);
    }

    [Fact]
    public void ShelvedAlarm_ThatEndedAndComesBackWorse_IsBackAtOnce()
    {
        At(0, Finding("order-rate", 3, AnomalySeverity.Warning));
        _desk.Shelve(Now.Groups[0].Root.Id, s_ann, "known", TimeSpan.FromHours(1));
        At(100);
        At(200, Finding("order-rate", 3, AnomalySeverity.Warning));
        Assert.Single(Now.Shelved); // as it was put aside
        At(300);

        At(400, Finding("order-rate", 3));

        Assert.Equal(AlarmState.Unacknowledged, Assert.Single(Now.Groups).Root.State);
        Assert.Empty(Now.Shelved);
    }

    private void At(long milliseconds, params Anomaly[] standing) =>
        _desk.Observe(ServerStory.At(milliseconds), standing);

    private static Anomaly Finding(
        string rule, int server, AnomalySeverity severity = AnomalySeverity.Critical) =>
        new(rule, new ServerId((ushort)server), severity, 2, 1, "orders", "alarm", default, $"{rule} of {server}.");
}
