namespace Ops.Dashboard.Api;

/// <summary>One covered server of a kill. A value that does not exist yet is null.</summary>
/// <param name="Server">Its name.</param>
/// <param name="State">State of its flow.</param>
/// <param name="Stuck">Whether a sender did not clear its slot in time: one order may still leave.</param>
/// <param name="BlockedMilliseconds">From the request of its oldest hold to latched and quiet.</param>
/// <param name="AcknowledgedMilliseconds">To its acknowledgement.</param>
/// <param name="DrainedMilliseconds">To no order open at the venue.</param>
/// <param name="LastSend">Number of its last new order at the acknowledgement.</param>
/// <param name="OpenOrders">Orders still open at the venue.</param>
/// <param name="InDoubtOrders">Orders the venue has not answered, as far as the pipeline knows.</param>
/// <param name="OrdersAfterBlock">Orders seen after the acknowledgement: a leak when not 0.</param>
internal sealed record KillReceiptServer(
    string Server, string State, bool Stuck, double? BlockedMilliseconds, double? AcknowledgedMilliseconds,
    double? DrainedMilliseconds, long LastSend, int OpenOrders, int? InDoubtOrders, long OrdersAfterBlock);
