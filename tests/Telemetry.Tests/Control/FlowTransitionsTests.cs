using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;
using Xunit;

namespace Ops.Telemetry.Tests.Control;

public sealed class FlowTransitionsTests
{
    // Blind is what a picture says of Flowing before the gate's word; nothing leads to it or away from it.
    private static readonly KillStage[] s_stages =
        [.. Enum.GetValues<KillStage>().Where(static stage => stage != KillStage.Blind)];

    private static readonly FlowEvent[] s_events = Enum.GetValues<FlowEvent>();

    // One line per stage, one column per event in the order of the enumeration; a dot is a refusal, a bang severs.
    // H hold, A acknowledged, D deadline, L leak, R last hold removed, O gate opened, X left, C joined covered,
    // F joined free, Q quieted, c cancels asked, d server drained, S venue silent, P proof overdue, o proof lost,
    // f cancels failed.
    private const string List = """
        stage             H  A  D  L  R  O  X  C  F  Q  c  d  S  P  o  f
        Flowing           Rq .  .  .  .  .  Ab Rq Fl .  .  .  .  .  .  .
        Requested         Rq Ac U! .  Re .  Ab Rq Fl Bl Rq .  .  .  .  .
        Blocked           Bl Ac U! .  Re .  Ab Rq Fl Bl Bl .  .  .  .  .
        Acknowledged      Ac .  .  L! Re .  Ab Rq Fl Ac Ca Dr PS NP .  .
        Cancelling        Ca .  .  L! Re .  Ab Rq Fl Ca Ca Dr PS NP .  N!
        Drained           Dr .  .  L! Re .  Ab Rq Fl Dr Dr Dr PS NP .  .
        ProvenSilent      PS .  .  L! Re .  Ab Rq Fl PS Ca PS .  .  NP .
        NotProven         NP .  .  L! Re .  Ab Rq Fl NP NP NP PS .  .  N!
        Unconfirmed       Un Ac .  L! Re .  Ab Rq Fl Un Un Un SU .  .  .
        Leaking           Le .  .  L! Re .  Ab Rq Fl Le Le Le SU .  .  .
        SilentUnconfirmed SU PS .  L! Re .  Ab Rq Fl SU SU SU .  .  Un .
        Releasing         Rq .  .  .  .  Fl Ab Rq Fl .  .  .  .  .  .  .
        Absent            .  .  .  .  .  .  .  Rq Fl .  .  .  .  .  .  .
        """;

    private static readonly Dictionary<string, KillStage> s_codes = new()
    {
        ["Fl"] = KillStage.Flowing, ["Rq"] = KillStage.Requested, ["Bl"] = KillStage.Blocked,
        ["Ac"] = KillStage.Acknowledged, ["Ca"] = KillStage.Cancelling, ["Dr"] = KillStage.Drained,
        ["PS"] = KillStage.ProvenSilent, ["NP"] = KillStage.NotProven, ["Un"] = KillStage.Unconfirmed,
        ["Le"] = KillStage.Leaking, ["SU"] = KillStage.SilentUnconfirmed, ["Re"] = KillStage.Releasing,
        ["Ab"] = KillStage.Absent, ["U!"] = KillStage.Unconfirmed, ["L!"] = KillStage.Leaking,
        ["N!"] = KillStage.NotProven,
    };

    [Fact]
    public void EveryPair_IsOnTheListOrRefusedInASentenceOfItsOwn()
    {
        string[][] rows = [.. List.Split('\n').Skip(1).Select(static row =>
            row.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        Assert.Equal(s_stages.Select(static stage => stage.ToString()), rows.Select(static row => row[0]));
        var sentences = new HashSet<string>(StringComparer.Ordinal);
        foreach (KillStage stage in s_stages)
        {
            foreach (FlowEvent what in s_events)
            {
                FlowTransition got = FlowTransitions.Apply(stage, what);
                string code = rows[(int)stage][(int)what + 1];
                if (code == ".")
                {
                    Assert.Equal(stage, got.Next);
                    Assert.False(got.Severs || got.Restores);
                    Assert.EndsWith(".", got.Refusal, StringComparison.Ordinal);
                    Assert.True(sentences.Add(got.Refusal!), $"{stage} + {what} shares: {got.Refusal}");
                    continue;
                }
                Assert.True(got.Refusal is null, $"{stage} + {what} is refused: {got.Refusal}");
                Assert.Equal((stage, what, s_codes[code]), (stage, what, got.Next));
                Assert.Equal(code.EndsWith('!'), got.Severs);
                Assert.Equal(code == "Re", got.Restores);
            }
        }
    }

    [Fact]
    public void Flowing_IsReachedOnlyByTheGatesWordOrAFreeJoin() => Assert.All(
        WaysTo(static stage => stage == KillStage.Flowing),
        way => Assert.True(way is (KillStage.Releasing, FlowEvent.GateOpened) or (_, FlowEvent.JoinedFree)));

    [Fact]
    public void Halted_IsReachedOnlyByAnAcknowledgement() => Assert.All(
        WaysTo(static stage => stage.Flow() == FlowState.Halted),
        way => Assert.Equal(FlowEvent.Acknowledged, way.What));

    [Fact]
    public void Proven_IsReachedOnlyByTheVenuesWord() => Assert.All(
        WaysTo(static stage => stage.IsProven()), way => Assert.Equal(FlowEvent.VenueSilent, way.What));

    [Fact]
    public void EveryStage_HasAStateAndWordsOfItsOwn()
    {
        Assert.Equal(s_stages.Length, s_stages.Select(static stage => stage.Words()).Distinct().Count());
        Assert.All(s_stages, static stage => Assert.True(Enum.IsDefined(stage.Flow())));
        Assert.Throws<ArgumentOutOfRangeException>(static () => ((KillStage)99).Words());
        Assert.Throws<ArgumentOutOfRangeException>(static () => ((KillStage)99).Flow());
    }

    [Fact]
    public void Apply_ValuesThatAreNoStageOrEvent_Throw()
    {
        Assert.StartsWith("There is no such stage.", Assert.Throws<ArgumentOutOfRangeException>(
            static () => FlowTransitions.Apply((KillStage)99, FlowEvent.GateOpened)).Message);
        Assert.StartsWith("There is no such event.", Assert.Throws<ArgumentOutOfRangeException>(
            static () => FlowTransitions.Apply(KillStage.Drained, (FlowEvent)99)).Message);
        Assert.StartsWith("There is no such event.", Assert.Throws<ArgumentOutOfRangeException>(
            static () => ((FlowEvent)99).Words()).Message);
    }

    private static IEnumerable<(KillStage Stage, FlowEvent What)> WaysTo(Predicate<KillStage> there) =>
        from stage in s_stages
        where !there(stage)
        from what in s_events
        let step = FlowTransitions.Apply(stage, what)
        where step.Refusal is null && there(step.Next)
        select (stage, what);
}
