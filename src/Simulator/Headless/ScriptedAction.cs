using System.Collections.Immutable;
using System.Globalization;
using Ops.Simulator.Recording;
using Ops.Simulator.Scenarios.Reading;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless;

/// <summary>Something a person does at a market time, as an actions file says it, or a program with a key.</summary>
/// <param name="At">When.</param>
/// <param name="Who">Who.</param>
/// <param name="Where">Where in the file.</param>
internal abstract record ScriptedAction(MarketTime At, string Who, Place Where)
{
    /// <summary>What is done, in the file's word.</summary>
    public abstract string Verb { get; }

    /// <summary>What kind of actor does it: what a program may do is less.</summary>
    public ActorKind Kind { get; init; } = ActorKind.Person;

    /// <summary>Who does it, for the doors.</summary>
    public Actor Actor => new(Kind, Who);

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
        /// <summary>Lines of the checklist that are overridden when they stand against it.</summary>
        public ImmutableArray<ReleaseOverride> Overrides { get; init; } = [];

        /// <summary>Why whatever stands against it is overridden; null when only the lines named are.</summary>
        public string? OverridesAll { get; init; }

        /// <inheritdoc/>
        public override string Verb => "approve";

        /// <inheritdoc/>
        public override string Subject => Holds.ToString();
    }

    /// <summary>Changes what servers run.</summary>
    internal sealed record Change(MarketTime When, string By, Place Line, ChangeRequest Request, string Reason)
        : ScriptedAction(When, By, Line)
    {
        /// <inheritdoc/>
        public override string Verb => Request.Kind switch
        {
            ChangeKind.Deploy => "deploy",
            ChangeKind.Rollback => "rollback",
            ChangeKind.Restart => "restart",
            _ => "set-flag",
        };

        /// <inheritdoc/>
        public override string Subject => string.Join(", ", Request.Servers);
    }

    /// <summary>Approves a change that another person asked for.</summary>
    internal sealed record ApproveChange(MarketTime When, string By, Place Line, ChangeId Id)
        : ScriptedAction(When, By, Line)
    {
        /// <inheritdoc/>
        public override string Verb => "approve";

        /// <inheritdoc/>
        public override string Subject => Id.ToString();
    }

    /// <summary>Sets a limit otherwise: at once when that only tightens, else when another person approves
    /// it.</summary>
    internal sealed record SetLimit(MarketTime When, string By, Place Line, LimitChange Wanted, string Reason)
        : ScriptedAction(When, By, Line)
    {
        /// <inheritdoc/>
        public override string Verb => "set-limit";

        /// <inheritdoc/>
        public override string Subject => Wanted.Subject;
    }

    /// <summary>Approves a limit that another person wants otherwise.</summary>
    internal sealed record ApproveLimit(MarketTime When, string By, Place Line, LimitChange Wanted)
        : ScriptedAction(When, By, Line)
    {
        /// <inheritdoc/>
        public override string Verb => "approve-limit";

        /// <inheritdoc/>
        public override string Subject => Wanted.Subject;
    }

    /// <summary>Looks at what servers run and what does not agree; changes nothing.</summary>
    internal sealed record Inspect(MarketTime When, string By, Place Line, HaltScope Scope)
        : ScriptedAction(When, By, Line)
    {
        /// <inheritdoc/>
        public override string Verb => "inspect";

        /// <inheritdoc/>
        public override string Subject => Scope.ToString();
    }

    /// <summary>Takes note of alarms and their groups; releases nothing.</summary>
    internal sealed record Acknowledge(MarketTime When, string By, Place Line, AlarmChoice Alarms)
        : ScriptedAction(When, By, Line)
    {
        /// <inheritdoc/>
        public override string Verb => "acknowledge";

        /// <inheritdoc/>
        public override string Subject => Alarms.ToString();
    }

    /// <summary>Puts alarms aside for a time.</summary>
    internal sealed record Shelve(
        MarketTime When, string By, Place Line, AlarmChoice Alarms, string Reason, TimeSpan Length)
            : ScriptedAction(When, By, Line)
    {
        /// <inheritdoc/>
        public override string Verb => "shelve";

        /// <inheritdoc/>
        public override string Subject => Alarms.ToString();
    }

    /// <summary>Takes alarms from the shelf.</summary>
    internal sealed record Unshelve(MarketTime When, string By, Place Line, AlarmChoice Alarms)
        : ScriptedAction(When, By, Line)
    {
        /// <inheritdoc/>
        public override string Verb => "unshelve";

        /// <inheritdoc/>
        public override string Subject => Alarms.ToString();
    }

    /// <summary>Writes something down; changes nothing.</summary>
    internal sealed record Note(MarketTime When, string By, Place Line, string Text) : ScriptedAction(When, By, Line)
    {
        /// <inheritdoc/>
        public override string Verb => "note";

        /// <inheritdoc/>
        public override string Subject => Text;
    }

    /// <summary>What an instructor does to the world: known by its words alone, and done by the world.</summary>
    internal sealed record Instruct(MarketTime When, string By, Place Line, RecordedAct Act)
        : ScriptedAction(When, By, Line)
    {
        /// <inheritdoc/>
        public override string Verb => Act.Do;

        /// <inheritdoc/>
        public override string Subject => Act.Item ?? Act.Number?.ToString(CultureInfo.InvariantCulture) ?? "";
    }
}
