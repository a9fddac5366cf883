using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.Telemetry.Parity;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Parity;

/// <summary>A row of the matrix: what a server says beside what is asked of it.</summary>
public sealed class RowMakerTests
{
    private static readonly FleetDefinition s_fleet = Fleets.Of(1);

    [Fact]
    public void Make_AServerAsPlanned_NamesWhatEachFlagSelects_AndShouldSelect()
    {
        ParityRow row = Make(Releases.Manifest(0, "2011"));

        Assert.Equal(
            ("smars-1", "2011", "2012", "Smart Route"),
            (row.Server.Name, row.Manifest?.Build, row.Planned?.Build, row.DefaultPath?.Title));
        Assert.Equal(["rlp: on, Power Peg; planned on, Retail Liquidity"], Words(row));
    }

    [Fact]
    public void Make_AServerThatSaidNothing_HasWhatIsPlannedAlone()
    {
        ParityRow row = Make(null);

        Assert.Null(row.Manifest);
        Assert.Null(row.DefaultPath);
        Assert.Null(row.PreviousBuild);
        Assert.Equal(["rlp: not said, ?; planned on, Retail Liquidity"], Words(row));
    }

    [Fact]
    public void Make_FlagsThatNobodyPlanned_AreShownByName_WithWhatTheServerSaysTheySelect()
    {
        ServerManifest manifest = Releases.Manifest(0) with
        {
            Flags =
            [
                new FlagState("z", true, "peg"), new FlagState(Releases.Flag, false, null),
                new FlagState("a", true, "dark"), new FlagState("m", false, null),
            ],
        };

        Assert.Equal(
            [
                "a: on, dark; planned not said, ?",
                "m: off, ?; planned not said, ?",
                "rlp: off, Retail Liquidity; planned on, Retail Liquidity",
                "z: on, Power Peg; planned not said, ?",
            ],
            Words(Make(manifest)));
    }

    [Fact]
    public void Make_APathTheLedgerDoesNotKnow_IsShownByItsName_AndIsNotCalledRetired()
    {
        ServerManifest manifest = Releases.Manifest(0) with { Flags = [new FlagState("a", true, "dark")] };

        ParityFlag flag = Make(manifest).Flags[0];

        Assert.Equal(new CodePathFacts("dark", "dark", Retired: false, null, null), flag.Selects);
    }

    [Fact]
    public void Make_WithoutAPlan_HasTheServersWordAlone()
    {
        ParityRow row = Make(Releases.Manifest(0), release: new ReleaseBook(null, Releases.Ledger));

        Assert.Null(row.Planned);
        Assert.Equal(["rlp: on, Retail Liquidity; planned not said, ?"], Words(row));
    }

    [Fact]
    public void Make_AServerThatContradictsTheLedger_ShowsWhatTheLedgerSays()
    {
        ServerManifest manifest = Releases.Manifest(0) with { Flags = [new FlagState(Releases.Flag, true, "peg")] };

        Assert.Equal(["rlp: on, Retail Liquidity; planned on, Retail Liquidity"], Words(Make(manifest)));
    }

    [Fact]
    public void Make_APlannedFlagThatAnUnknownBuildDoesNotSpeakOf_IsNotSaid()
    {
        ServerManifest manifest = Releases.Manifest(0, "2099") with { Flags = [] };

        Assert.Equal(["rlp: not said, ?; planned on, Retail Liquidity"], Words(Make(manifest)));
    }

    [Fact]
    public void Make_AServerOutsideThePlan_HasNothingPlanned() => Assert.Null(
        Make(Releases.Manifest(0), release: new ReleaseBook(new ReleasePlan([]), Releases.Ledger)).Planned);

    [Theory]
    [InlineData("2010", "2012", "2010")]
    [InlineData(null, "2012", "2011")]
    [InlineData(null, "2011", null)]
    [InlineData(null, "2099", null)]
    public void PreviousBuild_IsWhatRan_ElseWhatTheLedgerSaysWasReplaced(string? ran, string runs, string? expected) =>
        Assert.Equal(expected, Make(Releases.Manifest(0, runs), ran).PreviousBuild);

    private static ParityRow Make(ServerManifest? manifest, string? previous = null, ReleaseBook? release = null) =>
        RowMaker.Make(s_fleet.Servers[0], manifest, previous, release ?? Releases.Of(s_fleet), default);

    private static ImmutableArray<string> Words(ParityRow row) =>
    [
        .. row.Flags.Select(static flag =>
            $"{flag.Name}: {Finding.Word(flag.Value)}, {flag.Selects?.Title ?? "?"}; " +
            $"planned {Finding.Word(flag.Planned)}, {flag.PlannedSelects?.Title ?? "?"}"),
    ];
}
