namespace Ops.Simulator.Scenarios;

/// <summary>Which orders of a guilty code path are the incident.</summary>
public enum GuiltyOrders
{
    /// <summary>All: the path itself was never meant to run, or its orders are wrong from the first.</summary>
    All = 0,

    /// <summary>Those beyond what the client asked for; what it sends within that is right.</summary>
    BeyondClient = 1,
}
