using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.Telemetry.Parity;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Parity;

/// <summary>
/// What happens between two looks: nothing that was said is lost, each finding has its own time, and one reason to
/// judge does not cancel another.
/// </summary>
public sealed class ParityBoardLookTests
{
    private static readonly FleetDefinition s_fleet = Fleets.Of(3);
    private readonly ParityBoard _board = Board(new ReleaseBook(null, Releases.Ledger));

    [Fact]
    public void Findings_OfDifferentServers_HaveEachTheirOwnTime()
    {
        ParityBoard board = Board(Releases.Of(s_fleet));
        board.OnManifest(Other(2, "08:00:01"), isFlowing: false);
        Assert.Single(board.Findings);
        board.OnManifest(Other(0, "08:00:05"), isFlowing: false);

        Assert.Equal(
            [(0, At("08:00:05")), (2, At("08:00:01"))],
            board.Findings.Select(static one => ((int)one.Servers[0].Index, one.Since)));
    }

    [Fact]
    public void SecondMeaning_ThatSpreads_KeepsItsTime_AndNamesEveryServer()
    {
        _board.OnManifest(Releases.Manifest(2, "2011", at: At("08:00:01")), isFlowing: false);
        Assert.Equal(At("08:00:01"), Meaning().Since);

        _board.OnManifest(Releases.Manifest(1, "2011", at: At("08:00:05")), isFlowing: false);

        Assert.Equal(At("08:00:01"), Meaning().Since);
        Assert.Equal([new ServerId(1), new ServerId(2)], Meaning().Servers);
    }

    [Fact]
    public void Finding_InThePlaceOfAnother_IsSeen()
    {
        ParityBoard board = Board(Releases.Of(s_fleet));
        board.OnManifest(Other(0, "08:00:01"), isFlowing: false);
        Assert.Equal(ParityFindingKind.ConfigDiffers, Assert.Single(board.Findings).Kind);

        board.OnManifest(Releases.Manifest(0, on: false, at: At("08:00:02")), isFlowing: false);

        Assert.Equal(ParityFindingKind.FlagDiffers, Assert.Single(board.Picture().Findings).Kind);
    }

    [Fact]
    public void WhatWasSaidBeforeATick_IsOfItsOwnTime()
    {
        ParityBoard board = Board(Releases.Of(s_fleet));
        board.OnManifest(Other(0, "08:00:01"), isFlowing: false);

        Tick(board, "08:00:06", SessionPhase.PreOpen, []);

        Assert.Equal(At("08:00:01"), Assert.Single(board.Findings).Since);
    }

    [Fact]
    public void Message_OfRetiredCode_IsAFindingFromItsOwnTimeOn()
    {
        Write(_board, "Power Peg disabled", "08:02:00");

        Assert.Equal(At("08:02:00"), Assert.Single(_board.Findings).Since);
    }

    [Fact]
    public void Patterns_ThatCameBetweenTwoLooks_AreAllSeen()
    {
        Write(_board, "late");
        Write(_board, "lost");

        Assert.Equal(["late", "lost"], _board.Unexplained.Select(static pattern => pattern.Text));
    }

    [Fact]
    public void Explanation_IsWeighedAgain_WhenMessagesCameThatItMayNotCover()
    {
        Tick(_board, "09:00:00", SessionPhase.PreOpen, []);
        Write(_board, "late");
        ImmutableArray<MessageSignature> known = [Explained(_board.Picture().Residue[0])];
        Tick(_board, "09:00:01", SessionPhase.PreOpen, known);
        Assert.Empty(_board.Unexplained);
        Write(_board, "late");
        Write(_board, "late");

        Tick(_board, "09:00:02", SessionPhase.PreOpen, known);

        Assert.Equal(3, Assert.Single(_board.Unexplained).Count);
    }

    [Fact]
    public void Explanation_TakenBack_LeavesThePatternUnexplained()
    {
        Tick(_board, "09:00:00", SessionPhase.PreOpen, []);
        Write(_board, "late");
        Tick(_board, "09:00:01", SessionPhase.PreOpen, [Explained(_board.Picture().Residue[0])]);

        Tick(_board, "09:00:02", SessionPhase.PreOpen, []);

        Assert.Single(_board.Unexplained);
    }

    [Fact]
    public void PlanThatAsksForSomethingElse_IsJudged_WhateverElseTheTickBrings()
    {
        foreach (string also in new[] { "the close", "a halt", "an explanation" })
        {
            ParityBoard board = Board(Staged());
            Tick(board, "15:00:00", SessionPhase.PreOpen, []);
            Write(board, "Power Peg disabled");
            Tick(board, "15:30:00", SessionPhase.Open, []);
            board.OnManifest(Releases.Manifest(0, on: false, at: At("15:30:01")), isFlowing: true);
            Assert.DoesNotContain(board.Findings, static one => one.Kind == ParityFindingKind.OffPlan);
            ImmutableArray<MessageSignature> signatures =
                also == "an explanation" ? [Explained(board.Picture().Residue[0])] : [];

            Tick(
                board, "16:00:00", also == "the close" ? SessionPhase.PostClose : SessionPhase.Open, signatures,
                isFlowing: also != "a halt");

            Assert.Contains(board.Findings, static one => one.Kind == ParityFindingKind.OffPlan);
        }
    }

    [Fact]
    public void Picture_IsTheSame_WhileAChangeStandsAndItsServerFlows()
    {
        ParityBoard board = Board(Releases.Of(s_fleet));
        Tick(board, "09:35:00", SessionPhase.Open, []);
        board.OnManifest(Other(0, "09:35:01"), isFlowing: true);
        ParityPicture picture = board.Picture();

        Tick(board, "09:35:02", SessionPhase.Open, []);

        Assert.Same(picture, board.Picture());
    }

    [Fact]
    public void Change_ToWhatWasAskedFromTheStart_IsFound_HoweverLongTheGrace()
    {
        var plan = new ReleasePlan([Releases.Planned("smars-1") with { Grace = TimeSpan.FromHours(12) }]);
        ParityBoard board = Board(new ReleaseBook(plan, Releases.Ledger));
        Tick(board, "09:35:00", SessionPhase.Open, []);
        board.OnManifest(Releases.Manifest(0, on: false, at: At("09:35:01")), isFlowing: true);

        board.OnManifest(Releases.Manifest(0, at: At("09:35:02")), isFlowing: true);

        Assert.Equal(
            "rlp went on",
            board.Findings.Single(static one => one.Kind == ParityFindingKind.ChangedWhileFlowing).Actual);
    }

    [Fact]
    public void PreviousBuild_IsTheOneThatRanBefore_HoweverOftenTheServerSaysTheSame()
    {
        _board.OnManifest(Releases.Manifest(0, "2011"), isFlowing: false);
        _board.OnManifest(Releases.Manifest(0, "2011", on: false), isFlowing: false);

        Assert.Equal("2012", _board.Picture().Rows[0].PreviousBuild);
    }

    private ParityFinding Meaning() =>
        _board.Findings.Single(static one => one.Kind == ParityFindingKind.TwoMeanings);

    private static MessageSignature Explained(ResiduePattern pattern) => new(
        pattern.Key, new Actor(ActorKind.Person, "op"), "known", default, At("20:00:00"), pattern.Count);

    private static ServerManifest Other(int server, string at) =>
        Releases.Manifest(server, at: At(at)) with { ConfigDigest = "dd" };

    /// <summary>Until four the plan asks for what runs, and from then on for another build.</summary>
    private static ReleaseBook Staged() => new(
        new ReleasePlan(
        [
            .. s_fleet.Servers.Select(static server => Releases.Planned(server.Name)),
            .. s_fleet.Servers.Select(static server => Releases.Planned(server.Name, "2013", At("16:00:00"))),
        ]),
        Releases.Ledger);

    private static ParityBoard Board(ReleaseBook release)
    {
        var board = new ParityBoard(s_fleet.Servers, release, ParityMode.Observe);
        foreach (ServerManifest manifest in Releases.AsPlanned(3))
            board.OnManifest(manifest, isFlowing: false);
        return board;
    }

    private static void Write(ParityBoard board, string text, string at = "08:00:00") => board.OnMessage(
        new ServerMessage(new ServerId(0), At(at), MessageSeverity.Warning, "BNET", text));

    private static MarketTime At(string time) => MarketTime.FromTimeOfDay(TimeSpan.Parse(time));

    private static void Tick(
        ParityBoard board, string at, SessionPhase phase, ImmutableArray<MessageSignature> signatures,
        bool isFlowing = true) =>
        board.OnTick(new FleetNotice.Tick(At(at), phase), signatures, _ => isFlowing);
}
