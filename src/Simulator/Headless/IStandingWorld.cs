using System.Collections.Immutable;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless;

/// <summary>A run that can stand somewhere, to be given later what people do from there on.</summary>
internal interface IStandingWorld : IDisposable
{
    /// <summary>Where it stands.</summary>
    MarketTime Now { get; }

    /// <summary>Whether its day is over.</summary>
    bool IsOver { get; }

    /// <summary>What people did so far, in order.</summary>
    ImmutableArray<ScriptedAction> Done { get; }

    /// <summary>How long it took so far, but for the machine: in orders.</summary>
    long Work { get; }

    /// <summary>Runs on.</summary>
    /// <param name="at">To the bucket of this moment.</param>
    /// <param name="pass">Called now and then meanwhile: gives up by what it throws, and may wait.</param>
    void RunTo(MarketTime at, Action pass);

    /// <summary>Lets go of what it does not need while it stands.</summary>
    void Rest();

    /// <summary>Gives it what people do from there on, in the place of what it had.</summary>
    /// <param name="actions">What they do, in order of time, none of it before where it stands.</param>
    void Give(ImmutableArray<ScriptedAction> actions);
}
