namespace Ops.Telemetry.Contracts;

/// <summary>What a drill needs of a control room. It can touch the canary alone, and opens no gate.</summary>
public interface ICanaryDesk
{
    /// <summary>
    /// Puts a fresh canary in the place of the last one. A latched one is never opened: it is thrown away with its
    /// holds.
    /// </summary>
    /// <returns>The canary, open and attached.</returns>
    ICanary Renew();

    /// <summary>Asks the loop's thread to trip on the canary, through the graph that trips breakers.</summary>
    void AskBreaker();

    /// <summary>Asks the watchdog's thread to halt the canary.</summary>
    void AskWatchdog();

    /// <summary>What stands wrong with the doors, for the alarms; null for nothing.</summary>
    string? Fault { get; set; }
}
