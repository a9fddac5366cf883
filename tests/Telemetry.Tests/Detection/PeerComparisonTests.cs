using CsCheck;
using Ops.Telemetry.Detection.Peers;
using Xunit;

namespace Ops.Telemetry.Tests.Detection;

/// <summary>
/// Whatever part of the fleet is bad and however, no healthy server is accused: growth of a healthy one is between a
/// half and twice the usual, bad ones run away or make noise.
/// </summary>
public sealed class PeerComparisonTests
{
    private const long Limit = 400;

    private static readonly Gen<double> s_healthy = Gen.Double[0.5, 2.0];
    private static readonly Gen<double> s_runaway = Gen.Double[Math.Log(3), Math.Log(1_000)].Select(Math.Exp);
    private static readonly Gen<double> s_noise = Gen.OneOf(Gen.Double[0, 1_000], Gen.Double[0, 3], Gen.Const(0.0));
    private static readonly Gen<long[]> s_shares = Gen.OneOf(
        Gen.Const(100L).Array[64], Gen.Long[50, 20_000].Array[64]);

    public static TheoryData<int, int> Mixtures
    {
        get
        {
            var data = new TheoryData<int, int>();
            for (int bad = 1; bad <= 8; bad++)
                data.Add(8, bad);
            for (int bad = 1; bad <= 64; bad++)
                data.Add(64, bad);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Mixtures))]
    public void HealthyServer_InAnyMixture_IsNeverAccused(int servers, int bad) =>
        Gen.Select(s_shares, s_healthy.Array[64], Gen.OneOf(s_runaway, s_noise).Array[64], Gen.Shuffle(All(servers)))
            .Sample((shares, healthy, badly, places) =>
            {
                PeerComparison board = Take(servers, shares, i =>
                    places[i] < bad ? badly[i] : healthy[i]);
                for (int i = 0; i < servers; i++)
                    Assert.False(places[i] >= bad && Accuses(board, i), $"server {i} of {servers}, {bad} are bad");
            }, iter: 60);

    [Theory]
    [MemberData(nameof(Mixtures))]
    public void BadMajority_InStep_NeverAccusesTheHealthy(int servers, int bad) =>
        Gen.Select(s_shares, s_healthy.Array[64], Gen.OneOf(s_runaway, Gen.Double[0, 0.4])).Sample(
            (shares, healthy, together) =>
            {
                PeerComparison board = Take(servers, shares, i => i < bad ? together : healthy[i]);
                for (int i = bad; i < servers; i++)
                    Assert.False(Accuses(board, i));
            }, iter: 60);

    [Theory]
    [InlineData(8, 1)]
    [InlineData(8, 2)]
    [InlineData(8, 3)]
    [InlineData(64, 1)]
    [InlineData(64, 12)]
    [InlineData(64, 31)]
    public void Runaways_ThatAreFewerThanHalf_AreAllAccused(int servers, int bad) =>
        Gen.Select(s_shares, Gen.Double[0.8, 1.25].Array[64], Gen.Double[6, 1_000].Array[64]).Sample(
            (shares, healthy, badly) =>
            {
                PeerComparison board = Take(servers, shares, i => i < bad ? badly[i] : healthy[i]);
                for (int i = 0; i < servers; i++)
                    Assert.Equal(i < bad, Accuses(board, i));
            }, iter: 60);

    [Theory]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(8)]
    public void Runaways_ThatAreHalfOrMore_AreSaidOfTheFleet(int bad)
    {
        PeerComparison board = Take(8, [.. Enumerable.Repeat(100L, 8)], i => i < bad ? 38 : 1);

        Assert.True(board.IsFleetWide);
        Assert.Equal((bad, 8), (board.Grown, board.Counted));
        Assert.All(All(8), i => Assert.Equal($"{bad} of 8 servers deviate", board.Of(i).NoOpinion.ToString()));
    }

    [Fact]
    public void Double_ByDesign_IsNoDeviation()
    {
        PeerComparison board = Take(8, [200, 100, 100, 100, 100, 100, 100, 100], _ => 1);
        Assert.Equal((100, 0), (board.Of(0).Percent, board.Deviating));
    }

    [Fact]
    public void FewPeers_OrLittleFlow_GiveNoOpinion()
    {
        Assert.Equal(
            "only 2 comparable peers with enough flow", Take(3, [100, 100, 100], _ => 1).Of(0).NoOpinion.ToString());
        Assert.NotNull(Take(8, [100, 100, 10, 10, 10, 10, 10, 10], _ => 1).Of(0).NoOpinion.ToString());
        Assert.Equal(
            "its usual flow is not known, or too little to compare",
            Take(8, [0, 100, 100, 100, 100, 100, 100, 100], _ => 1).Of(0).NoOpinion.ToString());
    }

    [Fact]
    public void ServersUnderHold_AreNoMeasure()
    {
        var board = new PeerComparison(5);
        board.Take([5_000, 100, 100, 0, 0], [100, 100, 100, 100, 100], [true, true, true, false, false]);
        Assert.Equal("only 2 comparable peers with enough flow", board.Of(0).NoOpinion.ToString());
    }

    private static bool Accuses(PeerComparison board, int server) =>
        board.Of(server) is { NoOpinion: null, Percent: > Limit };

    private static PeerComparison Take(int servers, long[] usual, Func<int, double> growth)
    {
        var board = new PeerComparison(servers);
        long[] flow = [.. All(servers).Select(i => (long)(usual[i] * growth(i)))];
        board.Take(flow, usual.AsSpan(0, servers), [.. Enumerable.Repeat(true, servers)]);
        return board;
    }

    private static int[] All(int servers) => [.. Enumerable.Range(0, servers)];
}
