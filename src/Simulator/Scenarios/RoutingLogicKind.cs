namespace Ops.Simulator.Scenarios;

/// <summary>The logics a code path can have.</summary>
public enum RoutingLogicKind
{
    /// <summary>Slices the parent into children until it is filled; one or few at a time.</summary>
    Slice = 0,

    /// <summary>Sends child after child for as long as its counter says the parent is not filled. Written before
    /// 2003.</summary>
    PowerPeg = 1,
}
