using System.Globalization;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.Telemetry.Pipeline;

namespace Ops.Telemetry.AutoHalt;

/// <summary>
/// Watches, from a thread of its own, that the telemetry loop lives. When it is silent too long an alarm is raised, and
/// after a further time the fleet is halted. Nothing heals by itself: the hold stays until it is released, and another
/// silence is another alarm.
/// </summary>
public sealed class BlindnessWatchdog : IDisposable
{
    /// <summary>Code of its alarm.</summary>
    public const string Rule = "pipeline-blind";

    private static readonly TimeSpan s_lookEvery = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_joinWait = TimeSpan.FromSeconds(5);

    private readonly LoopPulse _pulse;
    private readonly BlindnessOptions _options;
    private readonly Action<Anomaly> _alarm;
    private readonly IKillSwitch? _switch;
    private readonly TimeProvider _time;
    private readonly ManualResetEvent _stop = new(initialState: false);
    private readonly Thread _thread;
    private bool _alarmed;
    private bool _isPast; // of a halt's time, seen once: after a sleep of the process the loop gets its turn first
    private bool _halted;

    /// <summary>A watchdog that does not run yet.</summary>
    /// <param name="pulse">The loop's sign of life.</param>
    /// <param name="options">How long is too long.</param>
    /// <param name="alarm">Takes the alarm, once for each silence, on the watchdog's thread.</param>
    /// <param name="killSwitch">Halts the fleet after <see cref="BlindnessOptions.HaltAfter"/>.</param>
    /// <param name="time">For the id and time of the command.</param>
    /// <exception cref="ArgumentException">The options can't work.</exception>
    public BlindnessWatchdog(
        LoopPulse pulse, BlindnessOptions options, Action<Anomaly> alarm, IKillSwitch killSwitch, TimeProvider time)
    {
        if (options.Validate() is [{ } fault, ..])
            throw new ArgumentException(fault, nameof(options));
        (_pulse, _options, _alarm, _switch, _time) = (pulse, options, alarm, killSwitch, time);
        _thread = new Thread(Run) { Name = "blindness-watchdog", IsBackground = true };
    }

    /// <summary>Where a drill leaves its wish for this thread.</summary>
    public DrillSlot Drills { get; } = new();

    /// <summary>Starts its thread.</summary>
    public void Start() => _thread.Start();

    /// <summary>Looks once. The thread does so four times a second; tests call it themselves.</summary>
    public void Look()
    {
        if (Drills.TryTake())
            _switch?.Halt(Command(Canary.Scope, "The drill tries the watchdog's door."));
        TimeSpan silence = _pulse.Silence;
        if (silence < _options.AlarmAfter)
        {
            (_alarmed, _isPast, _halted) = (false, false, false);
            return;
        }
        if (!_alarmed)
        {
            _alarmed = true;
            _alarm(Alarm(silence));
        }
        if (_options.HaltAfter is not { } haltAfter || silence < haltAfter || _halted)
            return;
        if (_isPast)
        {
            _halted = true;
            _switch?.Halt(Command(HaltScope.Fleet, Sentence(silence)));
        }
        _isPast = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Set();
        bool ended = !_thread.IsAlive || _thread.Join(s_joinWait);
        if (ended)
            _stop.Dispose();
    }

    private void Run()
    {
        while (!_stop.WaitOne(s_lookEvery))
            Look();
    }

    private Anomaly Alarm(TimeSpan silence) => new(
        Rule, Server: null, AnomalySeverity.Critical, Rounded(silence), Rounded(_options.AlarmAfter), "s",
        _options.HaltAfter is null ? "alarm" : "block", Since: default, Sentence(silence));

    private HaltCommand Command(HaltScope scope, string reason)
    {
        long now = _time.GetTimestamp();
        Span<byte> id = stackalloc byte[16];
        BitConverter.TryWriteBytes(id, WallTime.Now(_time).UtcTicks);
        BitConverter.TryWriteBytes(id[8..], now);
        return new HaltCommand(
            new Guid(id), HoldKind.Breaker, scope, HaltMode.Block, new Actor(ActorKind.Watchdog, Rule), reason, now);
    }

    private static string Sentence(TimeSpan silence) => string.Create(
        CultureInfo.InvariantCulture,
            $"The telemetry loop has been silent for {Rounded(silence):0.0} s: nothing is measured.");

    private static decimal Rounded(TimeSpan span) => decimal.Round((decimal)span.TotalSeconds, 1);
}
