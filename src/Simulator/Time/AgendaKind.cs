namespace Ops.Simulator.Time;

/// <summary>What happens when an item of the agenda is due.</summary>
internal enum AgendaKind : byte
{
    /// <summary>An item of the scenario's timeline; the subject is its index.</summary>
    Timeline = 0,

    /// <summary>A client's order arrives; the subject is the index of the arrival stream.</summary>
    Arrival = 1,

    /// <summary>A server works a parent; the subject is the parent's slot.</summary>
    ParentStep = 2,

    /// <summary>The venue accepts or rejects an order; the subject is the order's slot.</summary>
    VenueAnswer = 3,

    /// <summary>The venue executes an order, in part or in full.</summary>
    VenueFill = 4,

    /// <summary>The venue answers a cancel request.</summary>
    VenueCancel = 5,

    /// <summary>An order has rested long enough and its server takes it back.</summary>
    RestedLongEnough = 6,

    /// <summary>The opening auction.</summary>
    Open = 7,

    /// <summary>The closing auction.</summary>
    Close = 8,

    /// <summary>The next row of a recorded flow.</summary>
    RecordedRow = 9,

    /// <summary>The venue answers a cancel of a recorded order; the subject is the server's index.</summary>
    RecordedCancel = 10,

    /// <summary>A queue before a gate lets its next order through; the subject is the code path's index.</summary>
    QueueTurn = 11,

    /// <summary>An order that was late reaches the venue; the subject is the order's slot.</summary>
    VenueReceive = 12,

    /// <summary>The next order that passes no gate; the subject is the index of its flow.</summary>
    RogueOrder = 13,

    /// <summary>The oldest resting order that passed no gate is executed.</summary>
    RogueFill = 14,
}
