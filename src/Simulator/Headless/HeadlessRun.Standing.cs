using System.Collections.Immutable;
using Ops.Simulator.Headless.Ahead;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless;

/// <content>A run that stands somewhere, until it is given what people do from there on.</content>
internal sealed partial class HeadlessRun : IStandingWorld
{
    /// <summary>
    /// A step in which nothing happens takes about as long as twenty orders of a flood. Counted twice: after a release
    /// there are as many steps again, while a flood ends with the kill.
    /// </summary>
    private const int OrdersPerStep = 40;

    /// <inheritdoc/>
    public MarketTime Now => _world.Now;

    /// <inheritdoc/>
    public bool IsOver => _world.IsOver;

    /// <inheritdoc/>
    public ImmutableArray<ScriptedAction> Done => _actions[.._nextAction];

    /// <inheritdoc/>
    public long Work => _world.Ledger.Orders + _bucket * (BucketNanoseconds / _step) * OrdersPerStep;

    /// <inheritdoc/>
    public void RunTo(MarketTime at, Action pass) =>
        RunTo(new MarketTime(at.Nanoseconds / BucketNanoseconds * BucketNanoseconds), _ => pass());

    /// <inheritdoc/>
    public void Rest() => _world.Trim();

    /// <inheritdoc/>
    public void Give(ImmutableArray<ScriptedAction> actions) => _actions = [.. Done, .. actions];

    /// <summary>Says what is asked of the rest of it.</summary>
    /// <param name="aim">What is asked.</param>
    public void AimAt(RunAim aim) => _plan = _plan with { Aim = aim };
}
