namespace Ops.Telemetry.Contracts;

/// <summary>Why a change can't be thought through.</summary>
/// <param name="Field">What is wrong: kind, servers, build, flag, on.</param>
/// <param name="Message">What is wrong and what would be right.</param>
public sealed record ChangeFault(string Field, string Message);
