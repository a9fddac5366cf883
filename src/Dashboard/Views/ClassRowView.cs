using System.Collections.Immutable;

namespace Ops.Dashboard.Views;

/// <summary>A class session, as the training page lists it.</summary>
/// <param name="Session">Its id.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Scenario">Its scenario, preset and seed.</param>
/// <param name="Clock">Its market time.</param>
/// <param name="State">What it does.</param>
/// <param name="Seats">Who sits where.</param>
public sealed record ClassRowView(
    string Session, string Title, string Scenario, string Clock, string State, ImmutableArray<SeatRowView> Seats)
{
    /// <summary>Whether somebody has a seat in it.</summary>
    /// <param name="name">Who.</param>
    /// <returns>True when a seat has the name.</returns>
    public bool HasSeatOf(string name) =>
        Seats.Any(seat => string.Equals(seat.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether two rows look the same.</summary>
    /// <param name="other">The other.</param>
    /// <returns>True when they do.</returns>
    public bool Equals(ClassRowView? other) => other is not null
        && (Session, Title, Scenario, Clock, State) ==
            (other.Session, other.Title, other.Scenario, other.Clock, other.State)
        && Seats.SequenceEqual(other.Seats);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Session, Clock, State);
}
