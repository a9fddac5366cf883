using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Ops.Telemetry.Alarms;
using Ops.Telemetry.Audit;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Alarms;

public sealed class AlarmDeskTests
{
    private static readonly Actor s_ann = new(ActorKind.Person, "ann");

    private readonly NullControlJournal _journal = new();
    private readonly AlarmDesk _desk;

    public AlarmDeskTests() => _desk = new AlarmDesk(_journal, new FakeTimeProvider());

    private AlarmSnapshot Now => _desk.Current;

    [Fact]
    public void Alarm_IsRaisedTakenNoteOfAndGone()
    {
        At(0, Finding("loss", 3));
        AlarmGroup group = Assert.Single(Now.Groups);
        Assert.Equal(
            (AlarmState.Unacknowledged, true, 1), (group.Root.State, group.Root.IsFirstOut, Now.Unacknowledged));

        Assert.Equal(AlarmOutcome.Done, _desk.Acknowledge(group.Root.Id, s_ann));
        Assert.Equal((AlarmState.Acknowledged, "ann", 0),
            (Now.Groups[0].Root.State, Now.Groups[0].Root.AcknowledgedBy, Now.Unacknowledged));
        Assert.Equal(AlarmOutcome.NothingToDo, _desk.Acknowledge(group.Root.Id, s_ann));

        At(1);
        Assert.Empty(Now.Groups);
        AuditRow row = Assert.Single(_journal.Read(null, 10).Rows);
        Assert.Equal(("alarm-acknowledged", s_ann), (row.Entry.What, row.Entry.By));
        Assert.Contains("It releases nothing.", row.Entry.Detail);
    }

    [Fact]
    public void Alarm_ThatWentBeforeAnybodySawIt_StaysUntilSomebodyDoes()
    {
        At(0, Finding("loss", 3));
        At(1);
        Alarm alarm = Assert.Single(Now.Groups).Root;
        Assert.Equal(
            (AlarmState.Returned, false, (MarketTime?)ServerStory.At(1)),
            (alarm.State, alarm.IsActive, alarm.ReturnedAt));

        _desk.Acknowledge(alarm.Id, s_ann);
        Assert.Empty(Now.Groups);
        Assert.Equal(AlarmOutcome.Unknown, _desk.Acknowledge(alarm.Id, s_ann));
    }

    [Fact]
    public void Alarms_OfTwoReasons_AreTwo_AndAnInstrumentThatIsOnlyNamedMakesNoOther()
    {
        Anomaly band = Finding("gate-refusals", 3) with { Topic = 1, Symbol = new SymbolId(1), Message = "band" };
        Anomaly size = Finding("gate-refusals", 3) with { Topic = 2, Symbol = new SymbolId(1), Message = "size" };

        At(0, band, size);
        At(1, band with { Symbol = new SymbolId(2) }, size);

        AlarmGroup group = Assert.Single(Now.Groups);
        Assert.Equal(["band", "size"], group.Members.Select(static one => one.Finding.Message).Order());
        Assert.All(group.Members, static one => Assert.Equal(1, one.Times));
        At(2, size);
        Assert.Equal(
            [("band", AlarmState.Returned), ("size", AlarmState.Unacknowledged)],
            Now.Groups[0].Members.Select(static one => (one.Finding.Message, one.State)).Order());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Alarm_WhoseRuleBeginsToStopServers_ComesBack_ThoughItIsNoSeverer(bool shelved)
    {
        At(0, Finding("loss", 3) with { Step = LimitAction.Alarm });
        long id = Assert.Single(Now.Groups).Root.Id;
        Assert.Equal(AlarmOutcome.Done, shelved
            ? _desk.Shelve(id, s_ann, "later", TimeSpan.FromHours(8)) : _desk.Acknowledge(id, s_ann));
        Assert.Equal(0, Now.Unacknowledged);

        At(1, Finding("loss", 3) with { Step = LimitAction.Block });

        Assert.Empty(Now.Shelved);
        Alarm alarm = Assert.Single(Now.Groups).Root;
        Assert.Equal((AlarmPriority.High, AlarmState.Unacknowledged), (alarm.Priority, alarm.State));
    }

    [Fact]
    public void Act_AfterRoundsInWhichNothingChanged_IsSeenAtOnce()
    {
        Anomaly[] same = [Finding("order-rate", 3, AnomalySeverity.Warning), Finding("loss", 4)];
        At(0, same);
        At(100, same);
        long id = Now.Groups.Single(static group => group.Root.Finding.Server?.Index == 3).Root.Id;
        _desk.Acknowledge(id, s_ann);
        Assert.Equal(1, Now.Unacknowledged);

        At(200, same);
        _desk.Shelve(id, s_ann, "known", TimeSpan.FromMinutes(1));
        Assert.Equal((ushort?)4, Assert.Single(Now.Groups).Root.Finding.Server?.Index);

        At(300, same);
        _desk.Unshelve(id, s_ann);
        Assert.Equal(2, Now.Groups.Length);
    }

    [Fact]
    public void Shelf_NeedsAReasonAndAnEnd_AndComesBackByItself()
    {
        At(0, Finding("order-rate", 3, AnomalySeverity.Warning));
        long id = Now.Groups[0].Root.Id;
        Assert.Equal(AlarmOutcome.Incomplete, _desk.Shelve(id, s_ann, " ", TimeSpan.FromMinutes(1)));
        Assert.Equal(AlarmOutcome.TooLong, _desk.Shelve(id, s_ann, "known", TimeSpan.FromHours(9)));
        Assert.Equal(AlarmOutcome.TooLong, _desk.Shelve(id, s_ann, "known", TimeSpan.Zero));
        Assert.Equal(AlarmOutcome.Done, _desk.Shelve(id, s_ann, "known", TimeSpan.FromSeconds(10)));

        At(5_000, Finding("order-rate", 3, AnomalySeverity.Warning));
        Assert.Empty(Now.Groups);
        Assert.Equal("known", Assert.Single(Now.Shelved).ShelveReason);

        At(10_000, Finding("order-rate", 3, AnomalySeverity.Warning));
        Assert.Equal(AlarmState.Unacknowledged, Assert.Single(Now.Groups).Root.State);
        Assert.Empty(Now.Shelved);
    }

    [Fact]
    public void HighAlarm_IsNotPutAsideForLong()
    {
        At(0, Finding("loss", 3, AnomalySeverity.Critical, LimitAction.Block));
        long id = Now.Groups[0].Root.Id;
        Assert.Equal(AlarmOutcome.TooLong, _desk.Shelve(id, s_ann, "known", TimeSpan.FromMinutes(16)));
        Assert.Equal(AlarmOutcome.Done, _desk.Shelve(id, s_ann, "known", TimeSpan.FromMinutes(15)));
        Assert.Equal(AlarmOutcome.Done, _desk.Unshelve(id, s_ann));
        Assert.Single(Now.Groups);
    }

    [Fact]
    public void Chatter_IsSuppressedAndListed_UntilItIsQuiet()
    {
        for (int i = 0; i < 5; i++)
        {
            At(i * 2_000, Finding("order-rate", 3, AnomalySeverity.Warning));
            At((i * 2_000) + 1_000);
        }
        Assert.Empty(Now.Groups);
        Assert.Equal(5, Assert.Single(Now.Suppressed).Times);

        At(70_000);
        Assert.Empty(Now.Suppressed);
        Assert.Equal(AlarmState.Returned, Assert.Single(Now.Groups).Root.State);
    }

    [Fact]
    public void Runaway_Of154Instruments_IsOneAlarmWithItsDetailBeneath()
    {
        var round = new List<Anomaly> { Finding("order-conservation", 7, AnomalySeverity.Critical, LimitAction.Block) };
        for (ushort symbol = 0; symbol < 154; symbol++)
            round.Add(Finding("participation", 7) with { Symbol = new SymbolId(symbol) });
        At(0, [.. round]);
        At(300, [.. round, Finding("entered-exposure", 7), Finding("loss", 7)]);

        AlarmGroup group = Assert.Single(Now.Groups);
        Assert.Equal(("order-conservation", 157, 154), (group.Root.Finding.Rule, group.Count, group.Symbols));
        Assert.Equal(157, group.Members.Length);
        Assert.Equal(AlarmPriority.High, group.Priority);
    }

    [Theory]
    [InlineData(80, true)]
    [InlineData(50, true)]
    [InlineData(49, false)]
    public void SumOfTheFleet_StandsBeneathTheServerThatMakesHalfOfIt(int part, bool beneath)
    {
        Anomaly fleet = Finding("loss", 0) with { Server = null, Value = -100 };
        At(0, Finding("order-conservation", 7), Finding("loss", 7) with { Value = -part }, fleet);

        Assert.Equal(beneath ? 1 : 2, Now.Groups.Length);
        Assert.Equal((ushort)7, Now.Groups[0].Root.Finding.Server!.Value.Index);
        Assert.Equal(beneath ? 3 : 2, Now.Groups[0].Count);
        Assert.Equal(1, Now.Groups[0].Servers);
    }

    [Fact]
    public void SumOfTheFleet_ThatCameFirst_IsTheFirstOutOfTheServersGroup()
    {
        Anomaly fleet = Finding("loss", 0) with { Server = null };
        At(0, fleet);
        At(100, fleet, Finding("loss", 7));

        AlarmGroup group = Assert.Single(Now.Groups);
        Assert.Equal((ushort)7, group.Root.Finding.Server!.Value.Index);
        Assert.Null(group.FirstOut.Finding.Server);
    }

    [Fact]
    public void FindingOfTheFleetAlone_StandsAlone_WhateverServersDo()
    {
        At(0, Finding("order-conservation", 7), Finding("venue-silence", 0) with { Server = null });
        Assert.Equal(2, Now.Groups.Length);
    }

    [Fact]
    public void Telling_IsTheGravestBeneathTheRoot_OfSeveralTheNearestToACauseOfAnotherKind()
    {
        Anomaly root = Finding("parity-older-build", 7);
        At(0, root);
        Assert.Null(Now.Groups[0].Telling);
        At(100, root, Finding("parity-two-meanings", 7), Finding("loss", 7, AnomalySeverity.Warning));
        Assert.Equal("parity-two-meanings", Now.Groups[0].Telling!.Finding.Rule);
        At(200, root, Finding("parity-two-meanings", 7), Finding("loss", 7), Finding("order-conservation", 7));
        Assert.Equal("order-conservation", Now.Groups[0].Telling!.Finding.Rule);
        At(300, root);
        Assert.Null(Now.Groups[0].Telling);
    }

    [Theory]
    [InlineData(711)]
    [InlineData(10_000)]
    public void ManyFindingsAtOnce_LeaveFewOnTop_ThePlantedCauseFirst_AndLoseNothing(int findings) =>
        Gen.Select(Gen.Int[0, 63], Gen.Int[1, 1_000_000]).Sample((guilty, seed) =>
        {
            var desk = new AlarmDesk(new NullControlJournal(), new FakeTimeProvider());
            desk.Observe(
                ServerStory.At(0),
                [Finding("order-conservation", guilty, AnomalySeverity.Critical, LimitAction.Block)]);
            string[] consequences = ["participation", "price-band", "order-rate", "entered-exposure", "loss"];
            var round = new Dictionary<(string, int, int), Anomaly>();
            for (int i = 0; round.Count < findings; i++)
            {
                int at = (int)((uint)(seed + (i * 2_654_435_761L)) >> 4);
                (string rule, int server, int symbol) key = (consequences[at % 5], at / 5 % 64, at / 320 % 400);
                round[key] = Finding(key.rule, key.server) with { Symbol = new SymbolId(key.symbol) };
            }
            desk.Observe(
                ServerStory.At(200),
                [.. round.Values, Finding("order-conservation", guilty, AnomalySeverity.Critical, LimitAction.Block)]);

            AlarmSnapshot picture = desk.Current;
            AlarmGroup[] top = [.. picture.Top];
            Assert.InRange(top.Length, 1, AlarmSnapshot.OnTop);
            Assert.Equal(
                ("order-conservation", guilty),
                (top[0].Root.Finding.Rule, (int)top[0].Root.Finding.Server!.Value.Index));
            Assert.Equal(findings + 1, picture.Groups.Sum(static group => group.Count));
            Assert.Equal(findings + 1, picture.Groups.Sum(static group => group.Members.Length));
            Assert.Equal(0, picture.Load.Forgotten);
        }, iter: 4);

    [Fact]
    public void SameRoot_OnManyServersAtOnce_IsOneGroup()
    {
        At(0, [.. Enumerable.Range(0, 8).Select(server => Finding("unanswered-age", server))]);
        AlarmGroup group = Assert.Single(Now.Groups);
        Assert.Equal((8, 8), (group.Count, group.Servers));
    }

    [Fact]
    public void Flood_BeginsAboveTenInTenMinutes_AndEndsBelowFive()
    {
        for (int i = 0; i < 11; i++)
        {
            At(i * 20_000, Finding("loss", i));
            At((i * 20_000) + 10_000);
        }
        Assert.True(Now.IsFlood);
        Assert.Equal((11, 11L), (Now.Load.NewInTenMinutes, Now.Load.Raised));

        At(600_000 + 100_000);
        Assert.True(Now.IsFlood); // six are left
        At(600_000 + 150_000);
        Assert.False(Now.IsFlood);
        Assert.InRange(Now.Load.FloodPercent, 60, 80);
    }

    [Fact]
    public void Alarms_BeyondTheRoom_AreCounted()
    {
        At(0, [.. Enumerable.Range(0, Limits.AlarmsKept + 7).Select(i =>
            Finding("participation", i / 400) with { Symbol = new SymbolId(i % 400) })]);
        Assert.Equal(7, Now.Load.Forgotten);
    }

    private void At(long milliseconds, params Anomaly[] standing) =>
        _desk.Observe(ServerStory.At(milliseconds), standing);

    private static Anomaly Finding(
        string rule, int server, AnomalySeverity severity = AnomalySeverity.Critical,
        LimitAction step = LimitAction.Alarm) =>
        new(rule, new ServerId((ushort)server), severity, 2, 1, "orders", "alarm", default, $"{rule} of {server}.")
        {
            Step = step,
        };
}
