using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Parity;

/// <summary>
/// Remembers what servers said and since when what does not agree has not agreed. It judges when something was said,
/// and on a tick when the plan asks for something else, a server was halted, or somebody explained a message. It has no
/// clock: every time comes with what it is told.
/// </summary>
internal sealed class ParityBoard
{
    private readonly ImmutableArray<ServerDefinition> _servers;
    private readonly ReleaseBook _release;
    private readonly ParityMode _mode;
    private readonly ServerManifest?[] _manifests;
    private readonly string?[] _previous;
    private readonly List<ManifestChange> _changes = [];
    private readonly MessageBook _messages = new();
    private readonly Dictionary<string, MarketTime> _since = new(StringComparer.Ordinal);
    private ImmutableArray<MessageSignature> _signatures = [];
    private ImmutableArray<ResiduePattern> _unexplained = [];
    private SessionPhase _phase = SessionPhase.Closed;
    private MarketTime _now;
    private MarketTime _residueSince;
    private MarketTime? _planChangesAt;
    private bool _ticked;
    private bool _messagesCame;
    private ImmutableArray<ParityFinding> _findings = [];
    private bool _newPattern;
    private bool _toJudge;
    private ParityPicture? _picture;

    /// <summary>A board that was told nothing.</summary>
    /// <param name="servers">The servers, in the order of their ids.</param>
    /// <param name="release">Plan and ledger.</param>
    /// <param name="mode">What a finding leads to; only shown.</param>
    public ParityBoard(ImmutableArray<ServerDefinition> servers, ReleaseBook release, ParityMode mode)
    {
        (_servers, _release, _mode) = (servers, release, mode);
        (_manifests, _previous) = (new ServerManifest?[servers.Length], new string?[servers.Length]);
    }

    /// <summary>
    /// What does not agree; the same array as long as nothing changes. It is judged when somebody looks: what many
    /// servers say at once is judged once.
    /// </summary>
    public ImmutableArray<ParityFinding> Findings
    {
        get
        {
            Settle();
            return _findings;
        }
    }

    /// <summary>Messages nobody has explained, as of when the first of a pattern came or one was explained.</summary>
    public ImmutableArray<ResiduePattern> Unexplained
    {
        get
        {
            Settle();
            return _unexplained;
        }
    }

    /// <summary>Rises with every message.</summary>
    public long MessageVersion { get; private set; }

    /// <summary>Messages that nobody has explained, with their counts of now.</summary>
    /// <returns>The patterns.</returns>
    public ImmutableArray<ResiduePattern> UnexplainedNow()
    {
        HashSet<string> keys = [.. Unexplained.Select(static pattern => pattern.Key)];
        return [.. _messages.Patterns(_servers).Where(pattern => keys.Contains(pattern.Key))];
    }

    /// <summary>A server said what it runs.</summary>
    /// <param name="manifest">What it said.</param>
    /// <param name="isFlowing">Whether its orders could leave.</param>
    public void OnManifest(ServerManifest manifest, bool isFlowing)
    {
        int index = manifest.Server.Index;
        Reach(manifest.At);
        ServerManifest? before = _manifests[index];
        _manifests[index] = manifest;
        if (before is not null && before.Build != manifest.Build)
            _previous[index] = before.Build;
        if (before is not null && isFlowing && IsOpenPhase(_phase))
            NoteChange(new ManifestChange(manifest.Server, manifest.At, before, manifest));
        _toJudge = true;
        _picture = null;
    }

    /// <summary>A server wrote a message.</summary>
    /// <param name="message">The message.</param>
    public void OnMessage(ServerMessage message)
    {
        if (_phase is SessionPhase.Open or SessionPhase.ClosingAuction)
            return; // the day's own messages are the detectors'; the residue is what came before the open
        Reach(message.At);
        _newPattern |= _messages.Add(message);
        _messagesCame = true;
        MessageVersion++;
        _picture = null;
    }

    /// <summary>Market time reached an instant.</summary>
    /// <param name="tick">The tick.</param>
    /// <param name="signatures">Messages that were explained.</param>
    /// <param name="isFlowing">Whether a server's orders can leave.</param>
    public void OnTick(
        FleetNotice.Tick tick, ImmutableArray<MessageSignature> signatures, Func<ServerId, bool> isFlowing)
    {
        Settle(); // what was said before the tick is of its own time
        bool judge = !_ticked || tick.At >= _planChangesAt;
        Reach(tick.At);
        _ticked = true;
        judge |= Enter(tick.Phase);
        judge |= ForgetStopped(isFlowing);
        if (signatures != _signatures || (_messagesCame && !signatures.IsEmpty))
        {
            _signatures = signatures;
            judge |= Explain();
        }
        _messagesCame = false;
        if (!judge)
            return;
        _planChangesAt = _release.Plan?.NextChange(_now);
        _picture = null;
        _toJudge = true;
    }

    private bool ForgetStopped(Func<ServerId, bool> isFlowing) =>
        _changes.RemoveAll(change => !isFlowing(change.Server)) > 0;

    /// <summary>The picture of now; the same one as long as nothing changes.</summary>
    /// <returns>The picture.</returns>
    public ParityPicture Picture()
    {
        Settle();
        return _picture ??= new ParityPicture(
            _mode, _release, [.. _servers.Select(Row)], _findings, _messages.Patterns(_servers), _residueSince,
            _messages.Lost);
    }

    private static bool IsOpenPhase(SessionPhase phase) => phase is not (SessionPhase.Closed or SessionPhase.PostClose);

    private ParityRow Row(ServerDefinition server) => RowMaker.Make(
        server, _manifests[server.Id.Index], _previous[server.Id.Index], _release, _now);

    private void Reach(MarketTime now)
    {
        if (now > _now)
            _now = now;
    }

    private void NoteChange(ManifestChange change)
    {
        if (change.Describe().Length == 0 || IsAskedFor(change))
            return;
        _changes.RemoveAll(earlier => earlier.Server == change.Server);
        _changes.Add(change);
    }

    /// <summary>Whether the plan asked for the change at about this time, and it is what the plan asked for.</summary>
    private bool IsAskedFor(ManifestChange change)
    {
        ServerDefinition server = _servers[change.Server.Index];
        bool isTime = _release.Plan?.AskedAt(server.Name, _now)
            .Any(asked => asked.From.Nanoseconds > 0 && asked.SettledAt >= _now) == true;
        return isTime && !PlanCheck.Of(Facts(), server).Any();
    }

    /// <summary>The close begins a new residue: what was written until then was part of the day.</summary>
    private bool Enter(SessionPhase phase)
    {
        bool closes = phase is SessionPhase.Closed or SessionPhase.PostClose && IsOpenPhase(_phase);
        _phase = phase;
        if (!closes)
            return false;
        _messages.Clear();
        _residueSince = _now;
        Explain();
        return true;
    }

    private bool Explain()
    {
        ImmutableArray<ResiduePattern> left =
        [
            .. _messages.Patterns(_servers)
                .Where(pattern => !_signatures.Any(signature => signature.Explains(pattern))),
        ];
        bool changed = !left.Select(static pattern => pattern.Key)
            .SequenceEqual(_unexplained.Select(static pattern => pattern.Key));
        _unexplained = left;
        return changed;
    }

    private ParityFacts Facts() => new()
    {
        Servers = _servers, Manifests = _manifests, Release = _release, Now = _now, JudgeMissing = _ticked,
        Changes = _changes, Unexplained = _unexplained,
    };

    private void Settle()
    {
        if (_newPattern)
        {
            _newPattern = false;
            Explain();
            _toJudge = true;
        }
        if (!_toJudge)
            return;
        _toJudge = false;
        Judge();
    }

    private void Judge()
    {
        ImmutableArray<ParityFinding> found = ParityCheck.Run(Facts());
        if (found.Select(Identity).SequenceEqual(_findings.Select(Identity)))
            return;
        string[] gone = [.. _since.Keys.Except(found.Select(IdentityAlone))];
        foreach (string identity in gone)
            _since.Remove(identity);
        _findings = [.. found.Select(finding => finding with { Since = SinceOf(IdentityAlone(finding)) })];
        _picture = null;
    }

    private MarketTime SinceOf(string identity)
    {
        if (!_since.TryGetValue(identity, out MarketTime since))
            _since.Add(identity, since = _now);
        return since;
    }

    // one flag's second meaning is one finding, however many servers have it; of everything else each has its own
    private static string IdentityAlone(ParityFinding finding) =>
        finding.Kind == ParityFindingKind.TwoMeanings ? finding.Key : $"{finding.Servers[0].Index}|{finding.Key}";

    private static string Identity(ParityFinding finding) =>
        $"{IdentityAlone(finding)}|{string.Join(',', finding.Servers.Select(static server => server.Index))}";
}
