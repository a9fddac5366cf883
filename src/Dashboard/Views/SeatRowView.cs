namespace Ops.Dashboard.Views;

/// <summary>A seat of a class session, as the training page lists it.</summary>
/// <param name="Name">Whose.</param>
/// <param name="Role">Its role there.</param>
/// <param name="State">Whether somebody sits on it.</param>
public sealed record SeatRowView(string Name, string Role, string State);
