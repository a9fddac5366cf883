using System.Collections.Immutable;

namespace Ops.Dashboard.Classroom;

/// <summary>A class session that was just opened.</summary>
/// <param name="Session">Its id.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Seats">What is handed out, this once.</param>
internal sealed record ClassOpened(string Session, string Title, ImmutableArray<SeatOffer> Seats);
