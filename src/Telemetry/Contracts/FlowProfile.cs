using System.Collections.Immutable;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>
/// What flow a server usually has, by time of day: for every five minutes the usual count of new orders in ten seconds,
/// learnt from earlier days. Equal profiles say the same.
/// </summary>
public sealed record FlowProfile
{
    /// <summary>Length of one slot in minutes.</summary>
    public const int SlotMinutes = 5;

    /// <summary>Slots of a day.</summary>
    public const int Slots = 24 * 60 / SlotMinutes;

    private readonly ImmutableArray<long?> _usual;

    /// <summary>A profile.</summary>
    /// <param name="usual">For each slot the usual count in ten seconds, 0 or more; null where nothing is
    /// known.</param>
    /// <exception cref="ArgumentException">There are not <see cref="Slots"/> of them, or one is negative.</exception>
    public FlowProfile(ImmutableArray<long?> usual)
    {
        if (usual.IsDefault || usual.Length != Slots)
            throw new ArgumentException($"A profile has {Slots} slots of {SlotMinutes} minutes.", nameof(usual));
        if (usual.Any(static count => count < 0))
            throw new ArgumentException("A usual count is 0 or more.", nameof(usual));
        _usual = usual;
    }

    /// <summary>The usual counts by slot.</summary>
    public ImmutableArray<long?> Usual => _usual;

    /// <summary>The usual count at a time of day.</summary>
    /// <param name="time">The time; past midnight it begins anew.</param>
    /// <returns>New orders in ten seconds; null where nothing is known.</returns>
    public long? At(MarketTime time)
    {
        const long Slot = SlotMinutes * 60 * MarketTime.NanosecondsPerSecond;
        return _usual[(int)(time.Nanoseconds / Slot % Slots)];
    }

    /// <summary>Learns from earlier days: the median of each slot, so that one bad day changes nothing.</summary>
    /// <param name="days">What each day was like.</param>
    /// <returns>The profile.</returns>
    public static FlowProfile Learn(IEnumerable<FlowProfile> days)
    {
        FlowProfile[] all = [.. days];
        var usual = ImmutableArray.CreateBuilder<long?>(Slots);
        for (int slot = 0; slot < Slots; slot++)
        {
            long[] known = [.. all.Select(day => day._usual[slot]).OfType<long>().Order()];
            usual.Add(known.Length == 0 ? null : known[known.Length / 2]);
        }
        return new FlowProfile(usual.MoveToImmutable());
    }

    /// <inheritdoc/>
    public bool Equals(FlowProfile? other) => other is not null && _usual.SequenceEqual(other._usual);

    /// <inheritdoc/>
    public override int GetHashCode() => _usual.Aggregate(0, HashCode.Combine);
}
