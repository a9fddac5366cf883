using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>One fact for the journal.</summary>
/// <param name="At">When.</param>
/// <param name="MarketAt">Market time, when one was known.</param>
/// <param name="By">Who.</param>
/// <param name="What">Stable code of what happened: halt, release-requested, released, state, sign-in.</param>
/// <param name="Subject">What it is about: a hold, a server.</param>
/// <param name="Detail">The particulars, as a sentence or JSON.</param>
public sealed record AuditEntry(
    WallTime At, MarketTime? MarketAt, Actor By, string What, string Subject, string Detail)
{
    /// <summary>What the last part of a detail begins with, where it tells what the screen showed, as JSON.</summary>
    public const string SeenMark = """ {"seen":""";
}
