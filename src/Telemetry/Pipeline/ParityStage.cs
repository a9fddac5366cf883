using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.Telemetry.Parity;

namespace Ops.Telemetry.Pipeline;

/// <summary>
/// Feeds manifests, messages and ticks to the board of parity, in the order of the loop, and tells whoever acts and
/// whoever listens what came up.
/// </summary>
internal sealed class ParityStage
{
    private readonly Func<ServerId, bool> _isFlowing;
    private readonly ParityBoard _board;
    private readonly ParityLink _link;
    private readonly IControlReader _control;
    private readonly IFindingTap? _tap;
    private readonly HashSet<(string Key, ServerId Server)> _told = [];
    private ImmutableArray<ParityFinding> _seen = [];
    private ImmutableArray<ResiduePattern> _seenMessages = [];
    private ImmutableArray<Anomaly> _anomalies = [];
    private long _anomaliesOf;
    private ParityPicture? _shown;
    private ParityPicture? _shownOf;
    private MarketTime _now;

    /// <summary>A stage that has seen nothing.</summary>
    /// <param name="feed">The fleet with plan and ledger.</param>
    /// <param name="link">What it is joined to.</param>
    /// <param name="control">Shows which servers flow.</param>
    /// <param name="tap">Told of what comes up; null for nobody.</param>
    public ParityStage(IFleetFeed feed, ParityLink link, IControlReader control, IFindingTap? tap)
    {
        _board = new ParityBoard(feed.Fleet.Servers, feed.Release, link.Mode);
        (_link, _control, _tap) = (link, control, tap);
        _isFlowing = IsFlowing; // once: a tick allocates nothing
    }

    /// <summary>What stands now, in the form alarms are made from.</summary>
    public ImmutableArray<Anomaly> Anomalies
    {
        get
        {
            if (_anomaliesOf != _board.MessageVersion) // counts rise without anything new to tell
            {
                _anomaliesOf = _board.MessageVersion;
                _anomalies = ParityAnomalies.Of(_seen, _board.UnexplainedNow(), _link.Mode);
            }
            return _anomalies;
        }
    }

    /// <summary>A server said what it runs.</summary>
    /// <param name="manifest">What it said.</param>
    public void OnManifest(ServerManifest manifest) => _board.OnManifest(manifest, IsFlowing(manifest.Server));

    /// <summary>A server wrote a message.</summary>
    /// <param name="message">The message.</param>
    public void OnMessage(ServerMessage message) => _board.OnMessage(message);

    /// <summary>All notices that waited were taken: what they say is acted on now, not at the next tick.</summary>
    public void Settle() => Tell(_now);

    /// <summary>Market time reached a tick.</summary>
    /// <param name="tick">The tick.</param>
    public void OnTick(FleetNotice.Tick tick)
    {
        _board.OnTick(tick, _link.Signatures(), _isFlowing);
        Tell(tick.At);
    }

    /// <summary>The picture of now.</summary>
    /// <returns>The picture, with what two people have overridden.</returns>
    public ParityPicture Picture()
    {
        ParityPicture picture = _board.Picture();
        if (_link.Handler is not { } handler || picture.Findings.IsEmpty)
            return picture;
        ImmutableArray<ParityFinding> findings =
            [.. picture.Findings.Select(finding => finding with { OverriddenOn = handler.OverriddenOn(finding) })];
        if (_shown is null || _shownOf != picture || !IsSame(_shown.Findings, findings))
            (_shownOf, _shown) = (picture, picture with { Findings = findings });
        return _shown;
    }

    private static bool IsSame(ImmutableArray<ParityFinding> shown, ImmutableArray<ParityFinding> findings) =>
        shown.Select(static finding => finding.OverriddenOn.Length)
            .SequenceEqual(findings.Select(static finding => finding.OverriddenOn.Length));

    private void Tell(MarketTime now)
    {
        if (now > _now)
            _now = now;
        _link.Handler?.Look(_board.Findings, _now);
        if (_board.Findings == _seen && _board.Unexplained == _seenMessages)
            return;
        (_seen, _seenMessages) = (_board.Findings, _board.Unexplained);
        (_anomalies, _anomaliesOf) =
            (ParityAnomalies.Of(_seen, _board.UnexplainedNow(), _link.Mode), _board.MessageVersion);
        if (_tap is null)
            return;
        var standing = new HashSet<(string, ServerId)>();
        foreach (Anomaly anomaly in _anomalies)
        {
            (string, ServerId) key = ($"{anomaly.Rule}|{anomaly.Since.Nanoseconds}", anomaly.Server!.Value);
            if (standing.Add(key) && !_told.Contains(key))
                _tap.OnFinding(anomaly);
        }
        _told.Clear();
        _told.UnionWith(standing);
    }

    private bool IsFlowing(ServerId server)
    {
        ControlSnapshot control = _control.Current;
        return server.Index >= control.Servers.Length
            || control.Servers[server.Index].State is FlowState.Flowing or FlowState.Releasing;
    }
}
