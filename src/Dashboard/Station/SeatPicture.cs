namespace Ops.Dashboard.Station;

/// <summary>An open page and who sits before it.</summary>
/// <param name="Id">A number of its own.</param>
/// <param name="Name">Who; empty while nobody is signed in.</param>
/// <param name="Role">Their role.</param>
/// <param name="Page">The page, relative to the room; empty for the fleet.</param>
/// <param name="Since">When it was opened.</param>
/// <param name="PictureAt">When it last showed a picture; null before the first.</param>
/// <param name="IsConnected">Whether its browser is there.</param>
public sealed record SeatPicture(
    string Id, string Name, string Role, string Page, DateTimeOffset Since, DateTimeOffset? PictureAt,
    bool IsConnected);
