using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.Telemetry.Parity;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Parity;

/// <summary>A change that can't be thought through: every fault by its own words, with what would be right.</summary>
public sealed class ChangeCheckTests
{
    private static readonly FleetDefinition s_fleet = Fleets.Of(3);

    public static TheoryData<ChangeRequest, string[]> Faulty => new()
    {
        { new(ChangeKind.Deploy, ["smars-1"]), ["build is missing; known are 2012, 2011."] },
        { new(ChangeKind.Deploy, ["smars-1"], Build: "  "), ["build is missing; known are 2012, 2011."] },
        {
            new(ChangeKind.Deploy, ["smars-1"], Build: "2099"),
            ["build \"2099\" is not known; known are 2012, 2011."]
        },
        {
            new(ChangeKind.SetFlag, ["smars-1"]),
            [
                "flag is missing; known are abc, rlp.",
                "on is missing; say whether the flag goes on: true or false.",
            ]
        },
        {
            new(ChangeKind.SetFlag, ["smars-1"], Flag: "xyz", On: false),
            ["flag \"xyz\" is not known; known are abc, rlp."]
        },
        { new(ChangeKind.Restart, default), ["servers is empty; name at least one of smars-1, smars-2, smars-3."] },
        { new(ChangeKind.Restart, []), ["servers is empty; name at least one of smars-1, smars-2, smars-3."] },
        {
            new(ChangeKind.Restart, ["smars-1", "nobody"]),
            ["servers \"nobody\" is not a server of this fleet; it has smars-1, smars-2, smars-3."]
        },
        {
            new(ChangeKind.Restart, ["smars-1", "smars-3"]),
            ["servers smars-3 has not said what it runs: nobody can say what the change would do."]
        },
        {
            new(ChangeKind.Rollback, ["smars-1", "smars-2"]),
            [
                "servers smars-2 has no earlier build: none ran before in this session, and the ledger does not say " +
                "which one its build replaced. Deploy a build by its name.",
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void Of_AChangeWithFaults_NamesEachWithWhatWouldBeRight(ChangeRequest request, string[] faults) =>
        Assert.Equal(faults, Said(Picture(Releases.Of(s_fleet)), request));

    [Fact]
    public void Of_AnEmptyLedger_SaysThatItKnowsNone() => Assert.Equal(
        ["build \"2012\" is not known; the ledger knows none."],
        Said(Picture(ReleaseBook.Empty), new(ChangeKind.Deploy, ["smars-1"], Build: "2012")));

    [Theory]
    [InlineData(ChangeKind.Deploy)]
    [InlineData(ChangeKind.Rollback)]
    [InlineData(ChangeKind.Restart)]
    [InlineData(ChangeKind.SetFlag)]
    public void Of_AWholeChange_FindsNothing(ChangeKind kind) => Assert.Empty(Said(
        Picture(Releases.Of(s_fleet)), new ChangeRequest(kind, ["smars-1"], Build: "2011", Flag: "abc", On: false)));

    private static IEnumerable<string> Said(ParityPicture parity, ChangeRequest request) =>
        ChangeCheck.Of(parity, request).Select(static fault => $"{fault.Field} {fault.Message}");

    /// <summary>The first as planned with one flag more, the second with the oldest build, the third silent.</summary>
    private static ParityPicture Picture(ReleaseBook release)
    {
        var board = new ParityBoard(s_fleet.Servers, release, ParityMode.Observe);
        ServerManifest first = Releases.Manifest(0);
        board.OnManifest(first with { Flags = first.Flags.Add(new FlagState("abc", true, null)) }, isFlowing: false);
        board.OnManifest(Releases.Manifest(1, "2011"), isFlowing: false);
        return board.Picture();
    }
}
