using Ops.Dashboard.Sessions;
using Ops.Simulator.Recording;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Station;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Tests.Sessions;

/// <content>What an instructor needs of it.</content>
internal sealed partial class StandInRoom
{
    public ActLog Acts { get; } = new();

    public string Farewell { get; set; } = "";

    /// <summary>What it is made of; a test may leave it out.</summary>
    public Scenario? Scenario { get; set; }

    /// <summary>Called when something is done again.</summary>
    public Action? OnRedo { get; set; }

    /// <summary>What the world refuses; null for nothing.</summary>
    public string? Refuses { get; set; }

    /// <summary>What was done again, in order.</summary>
    public List<string> Redone { get; } = [];

    /// <summary>Whether a run to a time is only noted; a test moves the clock.</summary>
    public bool RunsSlowly { get; set; }

    public MarketTime? JumpsTo { get; private set; }

    public void RunTo(MarketTime to)
    {
        if (RunsSlowly)
            JumpsTo = to;
        else
            Now = to;
    }

    public void AdvanceTo(MarketTime to) => Now = to;

    public void Redo(RecordedAct act, int number)
    {
        OnRedo?.Invoke();
        Redone.Add($"{act.Do} {act.Target}".Trim());
        Acts.Add(act);
    }

    public void Intervene(Intervention what, Action<MarketTime, string?> done) => done(Now, Refuses);
}
