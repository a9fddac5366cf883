using Microsoft.Extensions.Time.Testing;
using Ops.Telemetry.AutoHalt;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.Telemetry.Pipeline;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.AutoHalt;

public sealed class BlindnessWatchdogTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly FakeControl _control = new(Fleets.Of());
    private readonly List<Anomaly> _alarms = [];
    private readonly LoopPulse _pulse;

    public BlindnessWatchdogTests() => _pulse = new LoopPulse(_time);

    [Fact]
    public void Silence_RaisesOneAlarm_AndAnotherSilenceAnother()
    {
        using BlindnessWatchdog watchdog = Watchdog(new BlindnessOptions());
        Pass(watchdog, seconds: 2);
        Assert.Empty(_alarms);
        Pass(watchdog, seconds: 1);
        Pass(watchdog, seconds: 5);
        Assert.Equal(
            "The telemetry loop has been silent for 3.0 s: nothing is measured.", Assert.Single(_alarms).Message);

        _pulse.Beat();
        watchdog.Look();
        Pass(watchdog, seconds: 4);

        Assert.Equal(2, _alarms.Count);
        Assert.Empty(_control.Commands);
    }

    [Fact]
    public void Silence_PastTheHaltTime_HaltsTheFleetOnce()
    {
        using BlindnessWatchdog watchdog = Watchdog(new BlindnessOptions { HaltAfter = TimeSpan.FromSeconds(10) });
        for (int second = 0; second < 20; second++)
            Pass(watchdog, seconds: 1);

        HaltCommand command = Assert.Single(_control.Commands);
        Assert.Equal((HaltScope.Fleet, ActorKind.Watchdog), (command.Scope, command.By.Kind));
    }

    [Fact]
    public void Silence_OfAProcessThatSlept_IsNoHalt_IfTheLoopGoesOnAtOnce()
    {
        using BlindnessWatchdog watchdog = Watchdog(new BlindnessOptions());
        Pass(watchdog, seconds: 60); // the watchdog wakes before the loop

        _pulse.Beat();
        Pass(watchdog, seconds: 1);
        Pass(watchdog, seconds: 1);

        Assert.Empty(_control.Commands);
    }

    [Theory]
    [InlineData(10, "A pipeline that has been silent for 3 s is an alarm; after 10 s the watchdog halts every server.")]
    [InlineData(null, "A pipeline that has been silent for 3 s is an alarm; nothing is halted for it.")]
    public void Options_SayWhatIsDone(int? halt, string words) => Assert.Equal(
        words,
        new BlindnessOptions { HaltAfter = halt is { } after ? TimeSpan.FromSeconds(after) : null }.Words);

    [Fact]
    public void Options_ThatCantWork_MakeNoWatchdog() => Assert.Contains(
        "must not be shorter than AlarmAfter",
        Assert.Throws<ArgumentException>(() =>
            Watchdog(new BlindnessOptions { HaltAfter = TimeSpan.FromSeconds(1) })).Message);

    [Fact]
    public void Options_ThatCantWork_AreNamed() =>
        Assert.Equal(
            ["AlarmAfter", "HaltAfter"],
            new BlindnessOptions { AlarmAfter = TimeSpan.Zero, HaltAfter = TimeSpan.FromSeconds(-1) }
                .Validate().Select(fault => fault.Split(' ')[0]));

    private BlindnessWatchdog Watchdog(BlindnessOptions options) => new(_pulse, options, _alarms.Add, _control, _time);

    private void Pass(BlindnessWatchdog watchdog, int seconds)
    {
        _time.Advance(TimeSpan.FromSeconds(seconds));
        watchdog.Look();
    }
}
