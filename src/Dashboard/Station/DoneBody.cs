namespace Ops.Dashboard.Station;

/// <summary>Something was done to a session.</summary>
/// <param name="Done">What, as a sentence; of an end the name of the session that ended.</param>
/// <param name="Session">The session of the room now.</param>
internal sealed record DoneBody(string Done, SessionBody Session);
