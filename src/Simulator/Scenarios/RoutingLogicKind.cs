namespace Ops.Simulator.Scenarios;

/// <summary>The logics a code path can have.</summary>
public enum RoutingLogicKind
{
    /// <summary>Slices the parent into children until it is filled; one or few at a time.</summary>
    Slice = 0,

    /// <summary>Sends child after child for as long as its counter says the parent is not filled. Written before
    /// 2003.</summary>
    PowerPeg = 1,

    /// <summary>Sends what it believes is left of the parent again and again until it is confirmed.</summary>
    Resend = 2,

    /// <summary>Sends the same order, side, size and price again and again.</summary>
    RepeatOrder = 3,

    /// <summary>Quotes: sends order after order, each for its own short life, on one side or both in turn.</summary>
    Quote = 4,

    /// <summary>Takes the parent in and sends nothing: the head of a basket whose names come as their own.</summary>
    Header = 5,
}
