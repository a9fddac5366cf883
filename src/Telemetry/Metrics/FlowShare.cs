namespace Ops.Telemetry.Metrics;

/// <summary>A server's flow, told apart. Thousandths of an order a second.</summary>
/// <param name="Server">Index of the server.</param>
/// <param name="Group">Its group.</param>
/// <param name="Abnormal">What is abnormal of it, 0 or more.</param>
/// <param name="Good">The rest, 0 or more.</param>
public readonly record struct FlowShare(int Server, string Group, long Abnormal, long Good);
