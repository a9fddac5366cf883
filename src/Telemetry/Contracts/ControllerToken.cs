namespace Ops.Telemetry.Contracts;

/// <summary>
/// Which control room speaks: a fencing token. Every start of a control room over one journal has a higher epoch, on
/// disk before it speaks, so a gate knows an older one, or another one that shares its epoch because the journal was
/// copied. Stopping needs no token; opening needs the newest a gate has heard.
/// </summary>
/// <param name="Epoch">How often the journal was opened, from 1; 0 for a host without a control room.</param>
/// <param name="Instance">The very start.</param>
public readonly record struct ControllerToken(long Epoch, Guid Instance)
{
    /// <summary>Whether a gate that has heard another token may still obey this one.</summary>
    /// <param name="heard">The newest it has heard.</param>
    /// <returns>False for an older epoch, and for another instance of the same.</returns>
    public bool MayFollow(ControllerToken heard) => Epoch > heard.Epoch || this == heard;
}
