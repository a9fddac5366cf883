using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;

namespace Ops.Dashboard.Station;

/// <summary>Who has a page of this room open. Bounded by the circuits that the host keeps.</summary>
internal sealed class SeatBook
{
    private long _last;

    private readonly ConcurrentDictionary<string, SeatPicture> _seats = new(StringComparer.Ordinal);

    /// <summary>Every open page with somebody before it, by name.</summary>
    public ImmutableArray<SeatPicture> All =>
    [
        .. _seats.Values.Where(static seat => seat.Name.Length > 0)
            .OrderBy(static seat => seat.Name, StringComparer.Ordinal).ThenBy(static seat => seat.Since),
    ];

    /// <summary>A name for one more page, which says nothing of its circuit.</summary>
    /// <returns>The name.</returns>
    public string Next() => Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture);

    /// <summary>Finds one.</summary>
    /// <param name="id">Its name.</param>
    /// <returns>The seat; null when it is gone.</returns>
    public SeatPicture? Find(string id) => _seats.GetValueOrDefault(id);

    /// <summary>
    /// Looks over somebody's shoulder: at the page, and where that is gone, or its browser is, at another of theirs.
    /// </summary>
    /// <param name="id">Name of the page.</param>
    /// <param name="name">Who sat before it when it was last seen; null for nobody.</param>
    /// <returns>The page, of several the newest; null when they have none.</returns>
    public SeatPicture? Follow(string id, string? name)
    {
        SeatPicture? seat = Find(id);
        string who = seat?.Name ?? name ?? "";
        if (seat is { IsConnected: true } || who.Length == 0)
            return seat;
        return _seats.Values.Where(one => one.IsConnected && one.Name == who).MaxBy(static one => one.Since) ?? seat;
    }

    /// <summary>Says how a page stands.</summary>
    /// <param name="seat">The page.</param>
    public void Put(SeatPicture seat) => _seats[seat.Id] = seat;

    /// <summary>A page is gone.</summary>
    /// <param name="id">Its name.</param>
    public void Remove(string id) => _seats.TryRemove(id, out _);
}
