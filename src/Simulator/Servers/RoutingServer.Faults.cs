using Ops.Simulator.Scenarios;

namespace Ops.Simulator.Servers;

/// <content>Ways in which a server and its gate fail to obey a stop.</content>
internal sealed partial class RoutingServer
{
    private TimelineItem.GateFault? _fault;
    private long _askedVersion;
    private long _askedAt;

    /// <summary>A fault begins; another one of the same server is replaced.</summary>
    /// <param name="fault">The fault.</param>
    public void Fail(TimelineItem.GateFault fault)
    {
        _fault = fault;
        _gate.Leaks = fault.What == GateFaultKind.Leaks;
    }

    /// <summary>A fault is over.</summary>
    /// <param name="fault">The fault; one that was replaced changes nothing.</param>
    public void Mend(TimelineItem.GateFault fault)
    {
        if (_fault != fault)
            return;
        _fault = null;
        _gate.Leaks = false;
    }

    // Whether the sending thread looks at its gate now.
    private bool Answers(long now)
    {
        if (_gate.LatchVersion != _askedVersion)
            (_askedVersion, _askedAt) = (_gate.LatchVersion, now);
        return _fault switch
        {
            { What: GateFaultKind.NeverAnswers } => false,
            { What: GateFaultKind.AnswersLate, Delay: var delay } => now - _askedAt >= delay.Ticks * 100,
            _ => true,
        };
    }
}
