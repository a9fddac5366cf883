namespace Ops.Telemetry.Contracts;

/// <summary>A limit that was raised while most of it was used, as at Morgan Stanley and Rochdale in 2012.</summary>
/// <param name="Number">Counts them from 1.</param>
/// <param name="Subject">The rule and whom it was raised for, in words.</param>
/// <param name="UsePercent">How much of the old limit was used.</param>
/// <param name="By">Who asked for it.</param>
public sealed record LimitRaise(long Number, string Subject, long UsePercent, string By);
