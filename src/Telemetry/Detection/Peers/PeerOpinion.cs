namespace Ops.Telemetry.Detection.Peers;

/// <summary>What a comparison with the peers says of one server.</summary>
/// <param name="Percent">Its growth against its own history or against its peers' growth, the smaller, in
/// percent.</param>
/// <param name="PeerGrowth">Growth of the peer in the middle, in percent.</param>
/// <param name="NoOpinion">Why there is no opinion; null when there is one.</param>
internal readonly record struct PeerOpinion(long Percent, long PeerGrowth, NoOpinion? NoOpinion);
