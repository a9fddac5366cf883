using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.Telemetry.Parity;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Parity;

/// <summary>What every server would execute, for orders of each flag and for those without one.</summary>
public sealed class EffectMakerTests
{
    private static readonly FleetDefinition s_fleet = Fleets.Of(2);

    [Fact]
    public void Make_NamesOrdersWithoutAFlag_ThenThoseOfEachFlag_BeforeAndAfter()
    {
        ServerManifest before = With(Releases.Manifest(0), new FlagState("b", false, null));
        ServerManifest after = With(Releases.Manifest(0, "2011"), new FlagState("a", true, null));

        Assert.Equal(
            [
                "smars-1 without a flag: Smart Route, then Smart Route",
                "smars-1 a: Smart Route, then Smart Route",
                "smars-1 b: Smart Route, then Smart Route",
                "smars-1 rlp: Retail Liquidity, then Power Peg",
            ],
            Made(before, after));
    }

    [Fact]
    public void Make_AFlagThatIsOff_TakesTheUsualPath() => Assert.Equal(
        [
            "smars-1 without a flag: Smart Route, then Smart Route",
            "smars-1 rlp: Retail Liquidity, then Smart Route",
        ],
        Made(Releases.Manifest(0), Releases.Manifest(0, on: false)));

    [Fact]
    public void Make_ABuildTheLedgerDoesNotKnow_IsNotKnown() => Assert.Equal(
        [
            "smars-1 without a flag: Smart Route, then not known",
            "smars-1 rlp: Retail Liquidity, then not known",
        ],
        Made(Releases.Manifest(0), Releases.Manifest(0) with { Build = "2099" }));

    [Fact]
    public void Make_AServerThatSaidNothing_HasNoEffect()
    {
        Assert.Empty(Made(null, Releases.Manifest(0)));
        Assert.Empty(Made(Releases.Manifest(0), null));
        ParityPicture picture = Picture(null, Releases.Manifest(1));
        Assert.Equal(
            ["smars-2", "smars-2"],
            EffectMaker.Make(picture, [null, Releases.Manifest(1)]).Select(static effect => effect.Server));
    }

    private static ServerManifest With(ServerManifest manifest, FlagState flag) =>
        manifest with { Flags = manifest.Flags.Insert(0, flag) };

    private static IEnumerable<string> Made(ServerManifest? before, ServerManifest? after) =>
        EffectMaker.Make(Picture(before, null), [after, null]).Select(static effect =>
            $"{effect.Server} {effect.Flag ?? "without a flag"}: {effect.Before?.Title ?? "not known"}, " +
            $"then {effect.After?.Title ?? "not known"}");

    private static ParityPicture Picture(params ServerManifest?[] manifests)
    {
        var board = new ParityBoard(s_fleet.Servers, Releases.Of(s_fleet), ParityMode.Observe);
        foreach (ServerManifest manifest in manifests.OfType<ServerManifest>())
            board.OnManifest(manifest, isFlowing: false);
        return board.Picture();
    }
}
