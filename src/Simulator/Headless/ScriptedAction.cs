using Ops.Simulator.Scenarios.Reading;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless;

/// <summary>Something a person does at a market time, as an actions file says it.</summary>
/// <param name="At">When.</param>
/// <param name="Who">Who.</param>
/// <param name="Where">Where in the file.</param>
internal abstract record ScriptedAction(MarketTime At, string Who, Place Where)
{
    /// <summary>What is done, in the file's word.</summary>
    public abstract string Verb { get; }

    /// <summary>What it is done to, in words.</summary>
    public abstract string Subject { get; }

    /// <summary>Stops flow.</summary>
    internal sealed record Kill(
        MarketTime When, string By, Place Line, HaltScope Scope, HaltMode Mode, string Reason)
            : ScriptedAction(When, By, Line)
    {
        /// <inheritdoc/>
        public override string Verb => "kill";

        /// <inheritdoc/>
        public override string Subject => Scope.ToString();
    }

    /// <summary>Asks for the release of holds.</summary>
    internal sealed record Release(
        MarketTime When, string By, Place Line, HoldChoice Holds, string Cause, string Evidence)
            : ScriptedAction(When, By, Line)
    {
        /// <inheritdoc/>
        public override string Verb => "release";

        /// <inheritdoc/>
        public override string Subject => Holds.ToString();
    }

    /// <summary>Approves what another person asked for.</summary>
    internal sealed record Approve(MarketTime When, string By, Place Line, HoldChoice Holds)
        : ScriptedAction(When, By, Line)
    {
        /// <inheritdoc/>
        public override string Verb => "approve";

        /// <inheritdoc/>
        public override string Subject => Holds.ToString();
    }

    /// <summary>Writes something down; changes nothing.</summary>
    internal sealed record Note(MarketTime When, string By, Place Line, string Text) : ScriptedAction(When, By, Line)
    {
        /// <inheritdoc/>
        public override string Verb => "note";

        /// <inheritdoc/>
        public override string Subject => Text;
    }
}
