using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.Telemetry.Parity;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Parity;

public sealed class ParityBoardTests
{
    private static readonly FleetDefinition s_fleet = Fleets.Of();
    private readonly ParityBoard _board = new(s_fleet.Servers, Releases.Of(s_fleet), ParityMode.Observe);
    private readonly HashSet<ServerId> _halted = [];

    [Fact]
    public void ServerThatSaidNothing_IsMissing_FromTheFirstTickOn()
    {
        foreach (ServerManifest manifest in Releases.AsPlanned(7))
            _board.OnManifest(manifest, isFlowing: true);
        Assert.Empty(_board.Findings);

        Tick("08:00:00.1");

        ParityFinding missing = Assert.Single(_board.Findings);
        Assert.Equal((ParityFindingKind.Missing, At("08:00:00.1")), (missing.Kind, missing.Since));
        _board.OnManifest(Releases.Manifest(7, at: At("08:00:01")), isFlowing: true);
        Assert.Empty(_board.Findings);
    }

    [Fact]
    public void Finding_ThatStands_KeepsItsTime_AndTheSameArray()
    {
        Start();
        _board.OnManifest(Releases.Manifest(7, "2011", at: At("08:00:01")), isFlowing: false);
        var first = _board.Findings;

        _board.OnManifest(Releases.Manifest(3, at: At("08:00:05")), isFlowing: false);
        Tick("08:00:06");

        Assert.True(first == _board.Findings);
        Assert.All(first, static finding => Assert.Equal(At("08:00:01"), finding.Since));
    }

    [Fact]
    public void Change_WhileItFlows_IsFound_UntilTheServerIsHalted()
    {
        Start();
        Tick("09:35:00", SessionPhase.Open);
        _board.OnManifest(
            Releases.Manifest(2, at: At("09:35:01")) with { ConfigDigest = "dd" }, isFlowing: true);
        Assert.Equal(
            [ParityFindingKind.ConfigDiffers, ParityFindingKind.ChangedWhileFlowing],
            _board.Findings.Select(static finding => finding.Kind));
        Assert.Contains("the configuration became another", _board.Findings[1].Sentence);

        _halted.Add(new ServerId(2));
        Tick("09:35:02", SessionPhase.Open);

        Assert.Equal(ParityFindingKind.ConfigDiffers, Assert.Single(_board.Findings).Kind);
    }

    [Fact]
    public void Change_OfAHaltedServer_BackToThePlan_LeavesNoFinding()
    {
        Start();
        Tick("09:35:00", SessionPhase.Open);
        _board.OnManifest(Releases.Manifest(7, "2011", at: At("09:35:01")), isFlowing: false);
        _board.OnManifest(Releases.Manifest(7, at: At("09:36:00")), isFlowing: false);

        Assert.Empty(_board.Findings);
        Assert.Equal("2011", _board.Picture().Rows[7].PreviousBuild);
    }

    [Fact]
    public void Messages_AreOnePattern_AndNameTheRetiredCode()
    {
        Start();
        for (int i = 0; i < 97; i++)
            _board.OnMessage(Message(7, MessageSeverity.Warning, $"Power Peg disabled, order {i}"));
        _board.OnMessage(Message(6, MessageSeverity.Info, "all well"));
        _board.OnMessage(Message(5, MessageSeverity.Error, "late heartbeat"));
        _board.OnMessage(Message(4, MessageSeverity.Error, "late heartbeat"));

        Assert.Equal(
            ["1 × \"late heartbeat\" from smars-5", "1 × \"late heartbeat\" from smars-6",
                "97 × \"Power Peg disabled, order #\" from smars-8 alone"],
            _board.Picture().Residue.Select(static pattern => pattern.ToString()));
        ParityFinding finding = Assert.Single(_board.Findings);
        Assert.Equal((ParityFindingKind.RetiredSpeaks, "peg"), (finding.Kind, finding.Subject));
    }

    [Fact]
    public void ExplainedMessages_AreQuiet_UntilThereAreTwiceAsMany()
    {
        Start();
        _board.OnMessage(Message(7, MessageSeverity.Warning, "Power Peg disabled"));
        _board.OnMessage(Message(7, MessageSeverity.Warning, "Power Peg disabled"));
        ResiduePattern pattern = Assert.Single(_board.Picture().Residue);
        var signature = new MessageSignature(
            pattern.Key, new Actor(ActorKind.Person, "op"), "known", default, At("08:01:30"), pattern.Count);

        Tick("08:02:00", signatures: signature);
        Assert.Empty(_board.Findings);
        Assert.Empty(_board.Unexplained);
        for (int i = 0; i < 3; i++)
            _board.OnMessage(Message(7, MessageSeverity.Warning, "Power Peg disabled"));
        Tick("08:02:01", signatures: signature);

        Assert.Equal(ParityFindingKind.RetiredSpeaks, Assert.Single(_board.Findings).Kind);
    }

    [Fact]
    public void Close_BeginsANewResidue_AndMessagesOfTheDayAreNoPartOfIt()
    {
        Start();
        _board.OnMessage(Message(7, MessageSeverity.Warning, "early"));
        Tick("09:30:00", SessionPhase.Open);
        _board.OnMessage(Message(7, MessageSeverity.Warning, "of the day"));
        Assert.Equal("early", Assert.Single(_board.Picture().Residue).Text);

        Tick("16:00:00", SessionPhase.PostClose);

        Assert.Empty(_board.Picture().Residue);
        _board.OnMessage(Message(7, MessageSeverity.Warning, "late"));
        Assert.Equal("late", Assert.Single(_board.Picture().Residue).Text);
    }

    [Fact]
    public void Patterns_BeyondTheirBound_AreCountedLost()
    {
        for (int i = 0; i < Limits.MessagePatterns + 5; i++)
        {
            string text = $"text {(char)('a' + i % 26)}{new string('x', i / 26)}";
            _board.OnMessage(Message(7, MessageSeverity.Warning, text));
        }

        ParityPicture picture = _board.Picture();

        Assert.Equal((Limits.MessagePatterns, 5), (picture.Residue.Length, picture.LostMessages));
    }

    private static ServerMessage Message(int server, MessageSeverity severity, string text) =>
        new(new ServerId((ushort)server), At("08:01:00"), severity, "BNET reject", text);

    private static MarketTime At(string time) => MarketTime.FromTimeOfDay(TimeSpan.Parse(time));

    private void Start()
    {
        foreach (ServerManifest manifest in Releases.AsPlanned(8))
            _board.OnManifest(manifest, isFlowing: true);
        Tick("08:00:00");
        Assert.Empty(_board.Findings);
    }

    private void Tick(
        string at, SessionPhase phase = SessionPhase.PreOpen, params MessageSignature[] signatures) =>
        _board.OnTick(new FleetNotice.Tick(At(at), phase), [.. signatures], server => !_halted.Contains(server));
}
