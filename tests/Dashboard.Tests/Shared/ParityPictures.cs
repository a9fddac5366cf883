using System.Collections.Immutable;
using Ops.Dashboard.Views;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.TestKit;

namespace Ops.Dashboard.Tests.Shared;

/// <summary>Pictures of what servers run: eight as planned, or the last with the old build.</summary>
internal static class ParityPictures
{
    public static RoomPicture AsPlanned() => Of(Parity(knight: false));

    public static RoomPicture Knight() => Of(Parity(knight: true));

    public static RoomPicture Of(ParityPicture parity)
    {
        RoomPicture quiet = RoomPictures.Quiet();
        return quiet with { Fleet = quiet.Fleet! with { Parity = parity } };
    }

    public static ParityPicture Parity(bool knight)
    {
        FleetDefinition fleet = Fleets.Of();
        ReleaseBook release = Releases.Of(fleet);
        return new ParityPicture(
            ParityMode.Enforce, release, [.. fleet.Servers.Select(server => Row(server, release, knight))],
            knight ? Findings : [], knight ? [Pattern] : [], default, 0);
    }

    public static ResiduePattern Pattern { get; } = new(
        "7|BNET reject|Power Peg disabled", new ServerId(7), "smars-8", MessageSeverity.Warning, "BNET reject",
        "Power Peg disabled", 97, MarketTime.FromTimeOfDay(new TimeSpan(8, 1, 0)),
        MarketTime.FromTimeOfDay(new TimeSpan(9, 29, 30)), Alone: true);

    public static ChangeOutlook Outlook(ChangeVerdict verdict, ChangeRequest request) => new(
        request, "Roll back smars-1 ... smars-7", [],
        [
            new ChangeEffect("smars-1", null, Path("route"), Path("route")),
            new ChangeEffect("smars-1", "rlp", Path("retail"), Path("peg")),
        ],
        verdict, "Turns 7 more servers into Power Peg: smars-1 ... smars-7.", ["gained"], ["lost"]);

    private static ImmutableArray<ParityFinding> Findings { get; } =
    [
        Finding(ParityFindingKind.OlderBuild, "build", "smars-8 runs 2011, which 2012 replaced."),
        Finding(ParityFindingKind.TwoMeanings, "rlp", "rlp means more than one thing."),
        Finding(ParityFindingKind.RetiredSpeaks, "peg", "smars-8 writes of Power Peg."),
    ];

    private static CodePathFacts? Path(string name) => Releases.Ledger.Path(name);

    private static ParityFinding Finding(ParityFindingKind kind, string subject, string sentence) => new(
        kind, [new ServerId(7)], subject, "2012", "2011", AnomalySeverity.Critical, RoomPictures.At, sentence);

    private static ParityRow Row(ServerDefinition server, ReleaseBook release, bool knight)
    {
        bool isOld = knight && server.Id.Index == 7;
        return new ParityRow(
            server, Releases.Manifest(server.Id.Index, isOld ? "2011" : "2012"),
            release.Plan!.AskedAt(server.Name, default).First(), Path("route"), isOld ? null : "2011",
            [new ParityFlag("rlp", true, Path(isOld ? "peg" : "retail"), true, Path("retail"))]);
    }
}
