namespace Ops.Dashboard.Sessions;

/// <content>What is refused, and in which words.</content>
internal sealed partial class SessionHost
{
    private const string ReturnsAlready = "The session is being taken back already; wait until it stands.";

    /// <summary>Why nothing is done to what is on screen: it is being left. Null while it is not.</summary>
    public string? Busy => _stage.Now is { Carry: not null } now
        ? now.Returning is null ? "Another session is being prepared; wait until it runs." : ReturnsAlready : null;

    /// <summary>What is said of a clock that has come to its end.</summary>
    /// <param name="room">The room.</param>
    /// <returns>The sentence.</returns>
    public static string Over(IFleetRoom room) =>
        $"The session's end, {room.EndAt.TimeOfDay:hh\\:mm\\:ss}, was reached: its clock does not run on. " +
        "Go back to a moment of it, or end it.";
}
