namespace Ops.Telemetry.Contracts;

/// <summary>
/// The word of a control room that it is there. A gate that hears none for the length halts itself: nobody would be
/// left to stop it.
/// </summary>
/// <param name="Controller">Which control room.</param>
/// <param name="Length">How long it is good for.</param>
public readonly record struct LeaseGrant(ControllerToken Controller, TimeSpan Length);
