namespace Ops.Simulator.Scenarios;

/// <content>Moving an item to another time.</content>
public abstract partial record TimelineItem
{
    /// <summary>Until when it lasts; null for what happens at once.</summary>
    public TimeSpan? Ending => this switch
    {
        Messages item => item.Until,
        VenueFault item => item.Until,
        MarketVolume item => item.Until,
        Halt item => item.Until,
        TelemetryGap item => item.Until,
        ClockStep item => item.Until,
        ControlCut item => item.Until,
        GateFault item => item.Until,
        RogueOrders item => item.Until,
        DropCopyGap item => item.Until,
        _ => null,
    };

    /// <summary>The same item at another time, lasting as long.</summary>
    /// <param name="to">When.</param>
    /// <returns>The item.</returns>
    public TimelineItem MovedTo(TimeSpan to)
    {
        TimeSpan until = Ending is { } ending ? to + (ending - At) : to;
        return this switch
        {
            Deploy item => item with { At = to, Time = to },
            SetFlag item => item with { At = to, Time = to },
            Messages item => item with { At = to, Time = to, Until = until },
            FirmStops item => item with { At = to, Time = to },
            Remark item => item with { At = to, Time = to },
            FirmCancels item => item with { At = to, Time = to },
            SwitchOff item => item with { At = to, Time = to },
            FirmLiftsBreakers item => item with { At = to, Time = to },
            VenueFault item => item with { At = to, Time = to, Until = until },
            PriceShock item => item with { At = to, Time = to },
            _ => LastingMovedTo(to, until),
        };
    }

    private TimelineItem LastingMovedTo(TimeSpan to, TimeSpan until) => this switch
    {
        MarketVolume item => item with { At = to, Time = to, Until = until },
        Halt item => item with { At = to, Time = to, Until = until },
        TelemetryGap item => item with { At = to, Time = to, Until = until },
        ClockStep item => item with { At = to, Time = to, Until = until },
        ControlCut item => item with { At = to, Time = to, Until = until },
        GateFault item => item with { At = to, Time = to, Until = until },
        RogueOrders item => item with { At = to, Time = to, Until = until },
        DropCopyGap item => item with { At = to, Time = to, Until = until },
        ServerStarts item => item with { At = to, Time = to },
        _ => throw new InvalidOperationException($"{GetType().Name} can't be moved."),
    };
}
