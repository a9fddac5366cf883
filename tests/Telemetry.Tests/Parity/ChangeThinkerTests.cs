using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.Telemetry.Parity;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Parity;

public sealed class ChangeThinkerTests
{
    private static readonly FleetDefinition s_fleet = Fleets.Of();
    private static readonly ImmutableArray<string> s_good = [.. Enumerable.Range(1, 7).Select(i => $"smars-{i}")];

    [Fact]
    public void Rollback_OfTheSevenGoodServers_SaysThatItMakesEight()
    {
        ChangeOutlook outlook = Think(new ChangeRequest(ChangeKind.Rollback, s_good));

        Assert.Equal(ChangeVerdict.Worse, outlook.Verdict);
        Assert.Equal("Roll back smars-1 ... smars-7", outlook.Title);
        Assert.StartsWith("Turns 7 more servers into Power Peg: smars-1 ... smars-7.", outlook.Sentence);
        Assert.Equal(7, outlook.Effects.Count(static effect => effect is { Differs: true, IsDangerous: true }));
        Assert.All(outlook.Steps, static step => Assert.Equal("2011", step.Build));
    }

    [Fact]
    public void Deploy_OfThePlannedBuild_IsBetter()
    {
        ChangeOutlook outlook = Think(new ChangeRequest(ChangeKind.Deploy, ["smars-8"], Build: "2012"));

        Assert.Equal(ChangeVerdict.Better, outlook.Verdict);
        Assert.Equal(
            "Takes smars-8 out of Power Peg. Brings smars-8 back to the release plan.", outlook.Sentence);
        Assert.Empty(outlook.Gained);
        Assert.Equal(3, outlook.Lost.Length);
    }

    [Fact]
    public void FlagOff_OnTheBadServer_IsBetter_AndOnAGoodOneIsWorse()
    {
        Assert.Equal(
            ChangeVerdict.Better,
            Think(new ChangeRequest(ChangeKind.SetFlag, ["smars-8"], Flag: "rlp", On: false)).Verdict);
        ChangeOutlook good = Think(new ChangeRequest(ChangeKind.SetFlag, ["smars-1"], Flag: "rlp", On: false));
        Assert.Equal(ChangeVerdict.Worse, good.Verdict);
        Assert.Equal(
            "Moves smars-1 from Retail Liquidity to Smart Route. Takes smars-1 off the release plan.", good.Sentence);
    }

    [Fact]
    public void Restart_ChangesNothing()
    {
        ChangeOutlook outlook = Think(new ChangeRequest(ChangeKind.Restart, ["smars-8"]));

        Assert.Equal(ChangeVerdict.Same, outlook.Verdict);
        Assert.Equal("No server would execute anything else.", outlook.Sentence);
        Assert.True(Assert.Single(outlook.Steps).Restarts);
    }

    [Theory]
    [InlineData(ChangeKind.Deploy, "smars-1", null, "build")]
    [InlineData(ChangeKind.Deploy, "smars-1", "2099", "build")]
    [InlineData(ChangeKind.Restart, "smars-9", null, "servers")]
    [InlineData(ChangeKind.Restart, null, null, "servers")]
    [InlineData(ChangeKind.SetFlag, "smars-1", null, "flag on")]
    [InlineData(ChangeKind.Rollback, "smars-8", null, "servers")]
    public void Change_ThatCantBeThoughtThrough_SaysWhatIsWrong(
        ChangeKind kind, string? server, string? build, string fields)
    {
        ChangeThought thought = ChangeThinker.Think(
            Knight(), new ChangeRequest(kind, server is null ? [] : [server], build), default);

        Assert.Null(thought.Outlook);
        Assert.Equal(fields.Split(' '), thought.Faults.Select(static fault => fault.Field));
    }

    private static ChangeOutlook Think(ChangeRequest request) =>
        ChangeThinker.Think(Knight(), request, default).Outlook!;

    /// <summary>Seven servers as planned, the eighth with the old build.</summary>
    private static ParityPicture Knight()
    {
        var board = new ParityBoard(s_fleet.Servers, Releases.Of(s_fleet), ParityMode.Observe);
        foreach (ServerManifest manifest in Releases.AsPlanned(7))
            board.OnManifest(manifest, isFlowing: false);
        board.OnManifest(Releases.Manifest(7, "2011"), isFlowing: false);
        return board.Picture();
    }
}
