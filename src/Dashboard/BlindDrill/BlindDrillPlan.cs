using Ops.Simulator.Chance;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.BlindDrill;

/// <summary>A blind drill that is allowed, drawn from its seed.</summary>
/// <param name="By">The supervisor who allowed it.</param>
/// <param name="AppearsAt">When the phantom appears.</param>
/// <param name="Calm">How long it is calm before it goes wrong.</param>
internal sealed record BlindDrillPlan(Actor By, DateTimeOffset AppearsAt, TimeSpan Calm)
{
    /// <summary>How long after its onset it is given up.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromMinutes(3);

    /// <summary>How long after its time it may still appear when something real is going on.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromMinutes(15);

    private const int LeastCalmSeconds = 20;
    private const int MostCalmSeconds = 90;

    /// <summary>When it goes wrong.</summary>
    public DateTimeOffset WrongAt => AppearsAt + Calm;

    /// <summary>Draws one.</summary>
    /// <param name="by">Who allows it.</param>
    /// <param name="now">The time.</param>
    /// <param name="within">It appears within this time.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>The plan.</returns>
    public static BlindDrillPlan Draw(Actor by, DateTimeOffset now, TimeSpan within, ulong seed)
    {
        var chance = new Prng(seed);
        return new BlindDrillPlan(
            by, now + TimeSpan.FromSeconds(chance.Between(1, Math.Max(1, (long)within.TotalSeconds))),
            TimeSpan.FromSeconds(chance.Between(LeastCalmSeconds, MostCalmSeconds)));
    }
}
