using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.Telemetry.Parity;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Parity;

/// <summary>What the board knows at which time: phases, plans that change, messages that are explained.</summary>
public sealed class ParityBoardTimeTests
{
    private static readonly FleetDefinition s_fleet = Fleets.Of(2);
    private readonly HashSet<ServerId> _halted = [];

    [Theory]
    [InlineData(SessionPhase.Closed, true)]
    [InlineData(SessionPhase.PreOpen, true)]
    [InlineData(SessionPhase.OpeningAuction, true)]
    [InlineData(SessionPhase.Open, false)]
    [InlineData(SessionPhase.ClosingAuction, false)]
    [InlineData(SessionPhase.PostClose, true)]
    public void Message_IsResidue_OutsideTheDay(SessionPhase phase, bool kept)
    {
        ParityBoard board = Board();
        Tick(board, "09:00:00", phase);

        Write(board, "late");

        Assert.Equal(kept ? 1 : 0, board.Picture().Residue.Length);
        Assert.Equal(kept ? 1 : 0, board.MessageVersion);
        Assert.Equal(kept ? 1 : 0, board.UnexplainedNow().Length);
    }

    [Theory]
    [InlineData(SessionPhase.Closed, false)]
    [InlineData(SessionPhase.PreOpen, true)]
    [InlineData(SessionPhase.OpeningAuction, true)]
    [InlineData(SessionPhase.Open, true)]
    [InlineData(SessionPhase.ClosingAuction, true)]
    [InlineData(SessionPhase.PostClose, false)]
    public void Change_IsFound_WhenOrdersCouldLeave(SessionPhase phase, bool found)
    {
        ParityBoard board = Board();
        Tick(board, "09:00:00", phase);

        board.OnManifest(Other(0, "09:00:01"), isFlowing: true);

        Assert.Equal(found, board.Findings.Any(static one => one.Kind == ParityFindingKind.ChangedWhileFlowing));
    }

    [Fact]
    public void Change_ThatIsTheSameAgain_OrOfAHaltedServer_IsNoFinding()
    {
        ParityBoard board = Board();
        Tick(board, "09:35:00", SessionPhase.Open);

        board.OnManifest(Releases.Manifest(0, at: At("09:35:01")), isFlowing: true);
        Assert.Empty(board.Findings);
        board.OnManifest(Other(1, "09:35:02"), isFlowing: false);

        Assert.Equal(ParityFindingKind.ConfigDiffers, Assert.Single(board.Findings).Kind);
    }

    [Fact]
    public void Change_TheNextOfOneServer_TakesThePlaceOfTheEarlier_AndOthersStand()
    {
        ParityBoard board = Board();
        Tick(board, "09:35:00", SessionPhase.Open);
        board.OnManifest(Other(0, "09:35:01"), isFlowing: true);
        board.OnManifest(Other(1, "09:35:02"), isFlowing: true);
        board.OnManifest(
            Releases.Manifest(0, on: false, at: At("09:35:03")) with { ConfigDigest = "dd" }, isFlowing: true);
        Assert.Equal(["rlp went off", "the configuration became another"], Changes(board));

        _halted.Add(new ServerId(0));
        Tick(board, "09:35:04", SessionPhase.Open);

        Assert.Equal(["the configuration became another"], Changes(board));
    }

    [Theory]
    [InlineData("09:35:00", true)]
    [InlineData("09:36:00", true)]
    [InlineData("09:36:00.001", false)]
    public void Change_ThatThePlanAskedForThen_IsNoFinding(string at, bool inTime)
    {
        ReleaseBook release = Staged(from: "09:35:00");
        ParityBoard board = Board(release, "2011");
        Tick(board, "09:34:59", SessionPhase.Open);
        board.OnManifest(Releases.Manifest(0, at: At(at)), isFlowing: true);

        Assert.Equal(inTime ? [] : ["2011 became 2012"], Changes(board));
    }

    [Fact]
    public void Change_InTheTimeOfThePlan_ToSomethingElse_IsFound()
    {
        ParityBoard board = Board(Staged(from: "09:35:00"), "2011");
        Tick(board, "09:34:59", SessionPhase.Open);

        board.OnManifest(Other(0, "09:35:30"), isFlowing: true);

        Assert.Equal(["2011 became 2012, the configuration became another"], Changes(board));
    }

    [Fact]
    public void Plan_ThatAsksForSomethingElse_IsJudgedOnTheTickOfItsTime()
    {
        ParityBoard board = Board(Staged(from: "09:35:00"), "2011");
        Tick(board, "09:00:00", SessionPhase.PreOpen);
        Tick(board, "09:35:59", SessionPhase.Open);
        Assert.Empty(board.Findings);

        Tick(board, "09:36:00", SessionPhase.Open);

        Assert.Equal(
            [(ParityFindingKind.OlderBuild, At("09:36:00")), (ParityFindingKind.OlderBuild, At("09:36:00"))],
            board.Findings.Select(static one => (one.Kind, one.Since)).Where(static one =>
                one.Kind == ParityFindingKind.OlderBuild));
    }

    [Fact]
    public void Plan_ThatAsksForSomethingElse_ShowsInThePicture()
    {
        ParityBoard board = Board(Staged(from: "09:35:00"), "2012");
        Tick(board, "09:00:00", SessionPhase.PreOpen);
        Assert.Equal("2011", board.Picture().Rows[0].Planned?.Build);
        Assert.NotEmpty(board.Findings);

        Tick(board, "09:35:00", SessionPhase.Open);

        Assert.Equal("2012", board.Picture().Rows[0].Planned?.Build);
        Assert.Empty(board.Findings);
    }

    [Fact]
    public void Picture_IsTheSame_AsLongAsNothingChanges()
    {
        ParityBoard board = Board();
        Tick(board, "09:00:00", SessionPhase.PreOpen);
        ParityPicture first = board.Picture();

        Tick(board, "09:00:01", SessionPhase.PreOpen);

        Assert.Same(first, board.Picture());
        Write(board, "late");
        Assert.NotSame(first, board.Picture());
    }

    [Fact]
    public void Finding_ThatGoesAndComesBack_BeginsAnew()
    {
        ParityBoard board = Board();
        board.OnManifest(Other(0, "08:00:01"), isFlowing: false);
        Assert.Equal(At("08:00:01"), Assert.Single(board.Findings).Since);
        board.OnManifest(Releases.Manifest(0, at: At("08:00:02")), isFlowing: false);
        Assert.Empty(board.Findings);
        Assert.Empty(board.Picture().Findings);

        board.OnManifest(Other(0, "08:00:03"), isFlowing: false);

        Assert.Equal(At("08:00:03"), Assert.Single(board.Findings).Since);
    }

    [Fact]
    public void Close_BeginsTheResidueAtItsTime_AndOnlyOnce()
    {
        ParityBoard board = Board();
        Tick(board, "09:30:00", SessionPhase.Open);
        Tick(board, "16:00:00", SessionPhase.PostClose);
        Write(board, "late");
        Tick(board, "17:00:00", SessionPhase.PostClose);
        Tick(board, "20:00:00", SessionPhase.Closed);

        Assert.Equal(At("16:00:00"), board.Picture().Since);
        Assert.Equal("late", Assert.Single(board.Picture().Residue).Text);
    }

    [Fact]
    public void Close_ForgetsWhatNobodyExplained()
    {
        ParityBoard board = Board();
        Tick(board, "09:00:00", SessionPhase.PreOpen);
        Write(board, "Power Peg disabled");
        Assert.Equal(ParityFindingKind.RetiredSpeaks, Assert.Single(board.Findings).Kind);
        Assert.Single(board.Unexplained);
        Tick(board, "09:30:00", SessionPhase.Open);

        Tick(board, "16:00:00", SessionPhase.Closed);

        Assert.Empty(board.Unexplained);
        Assert.Empty(board.Findings);
    }

    [Fact]
    public void Unexplained_HasTheCountsOfItsFirstMessage_AndUnexplainedNowThoseOfNow()
    {
        ParityBoard board = Board();
        Tick(board, "09:00:00", SessionPhase.PreOpen);
        Write(board, "late");
        Assert.Equal(1, Assert.Single(board.Unexplained).Count);
        Write(board, "late");
        Write(board, "late");

        Assert.Equal(1, Assert.Single(board.Unexplained).Count);
        Assert.Equal(3, Assert.Single(board.UnexplainedNow()).Count);
        Assert.Equal(3, board.MessageVersion);
    }

    [Fact]
    public void Explanation_TakesThePatternOut_AndTheOthersStand()
    {
        ParityBoard board = Board();
        Tick(board, "09:00:00", SessionPhase.PreOpen);
        Write(board, "Power Peg disabled");
        Write(board, "late");
        ResiduePattern peg = board.Picture().Residue.Single(static one => one.Text.StartsWith("Power Peg"));

        Tick(board, "09:00:01", SessionPhase.PreOpen, new MessageSignature(
            peg.Key, new Actor(ActorKind.Person, "op"), "known", default, At("09:00:01"), peg.Count));

        Assert.Equal("late", Assert.Single(board.Unexplained).Text);
        Assert.Equal("late", Assert.Single(board.UnexplainedNow()).Text);
        Assert.Empty(board.Findings);
        Assert.Equal(2, board.Picture().Residue.Length);
    }

    [Fact]
    public void Time_NeverGoesBack()
    {
        ParityBoard board = Board();
        Tick(board, "09:00:00", SessionPhase.PreOpen);

        board.OnManifest(Other(0, "08:59:00"), isFlowing: false);

        Assert.Equal(At("09:00:00"), Assert.Single(board.Findings).Since);
    }

    private static string[] Changes(ParityBoard board) =>
    [
        .. board.Findings.Where(static one => one.Kind == ParityFindingKind.ChangedWhileFlowing)
            .Select(static one => one.Actual),
    ];

    private static ServerManifest Other(int server, string at) =>
        Releases.Manifest(server, at: At(at)) with { ConfigDigest = "dd" };

    /// <summary>The old build from the start, the new one from a time on, with a minute for the change.</summary>
    private static ReleaseBook Staged(string from) => new(
        new ReleasePlan(
        [
            .. s_fleet.Servers.Select(static server => Releases.Planned(server.Name, "2011")),
            .. s_fleet.Servers.Select(server => Releases.Planned(server.Name, "2012", At(from)) with
            {
                Grace = TimeSpan.FromMinutes(1),
            }),
        ]),
        Releases.Ledger with
        {
            Paths = [.. Releases.Ledger.Paths.Select(static path => path with { Retired = false })],
        });

    private static ParityBoard Board(ReleaseBook? release = null, string build = "2012")
    {
        var board = new ParityBoard(s_fleet.Servers, release ?? Releases.Of(s_fleet), ParityMode.Observe);
        for (int server = 0; server < 2; server++)
            board.OnManifest(Releases.Manifest(server, build), isFlowing: false);
        return board;
    }

    private static void Write(ParityBoard board, string text) => board.OnMessage(
        new ServerMessage(new ServerId(0), At("08:00:00"), MessageSeverity.Warning, "BNET", text));

    private static MarketTime At(string time) => MarketTime.FromTimeOfDay(TimeSpan.Parse(time));

    private void Tick(ParityBoard board, string at, SessionPhase phase, params MessageSignature[] signatures) =>
        board.OnTick(new FleetNotice.Tick(At(at), phase), [.. signatures], server => !_halted.Contains(server));
}
