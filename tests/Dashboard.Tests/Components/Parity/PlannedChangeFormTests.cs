using Bunit;
using Ops.Dashboard.Auth;
using Ops.Dashboard.Components.Parity;
using Ops.Dashboard.Tests.Shared;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Components.Parity;

public sealed class PlannedChangeFormTests : DashboardContext
{
    public PlannedChangeFormTests() => Desks.Thinks = static request =>
        new ChangeThought(ParityPictures.Outlook(ChangeVerdict.Worse, request), []);

    [Fact]
    public void Rollback_OfAGroup_ShowsWhatEveryServerWouldExecute()
    {
        IRenderedComponent<PlannedChangeForm> cut = Form(ChangeState.None);

        Button(cut, "retail").Click();
        cut.FindAll(".ticks input")[^1].Change(false);
        Button(cut, "What would it do?").Click();

        ChangeRequest asked = Assert.Single(Desks.Asked);
        Assert.Equal((ChangeKind.Rollback, 7), (asked.Kind, asked.Servers.Length));
        string head = Text(cut.Find(".outlook-head"));
        Assert.StartsWith("◆ WORSE Roll back smars-1 ... smars-7. Turns 7 more servers into Power Peg", head);
        Assert.Contains("◆ turns into retired code", Text(cut.FindAll(".outlook tbody tr")[^1]));
        Assert.Contains("The standing fleet's servers are changed by their own tools.", Text(cut.Find(".change")));
        Assert.Empty(cut.FindAll("form"));
    }

    [Fact]
    public void Change_InTraining_GoesOverHttp_AndSaysThatItNeedsTwo()
    {
        IRenderedComponent<PlannedChangeForm> cut = Form(ChangeState.None with { CanApply = true });

        Button(cut, "All").Click();
        Button(cut, "What would it do?").Click();

        var form = cut.Find("form");
        Assert.Equal("api/training/changes", form.GetAttribute("data-say"));
        Assert.Contains("\"change\":\"rollback\"", form.GetAttribute("data-body"));
        Assert.Contains("a second person must approve", Text(form));
        Assert.Empty(Desks.Changes.Waiting);
    }

    [Fact]
    public void Deploy_AsksForTheBuild_AndAnotherChoiceForgetsTheOutlook()
    {
        IRenderedComponent<PlannedChangeForm> cut = Form(ChangeState.None);
        cut.Find("select").Change(nameof(ChangeKind.Deploy));
        Assert.Equal(
            ["choose", "2012", "2011"], cut.FindAll("select")[^1].QuerySelectorAll("option").Select(Text));
        cut.FindAll("select")[^1].Change("2011");
        Button(cut, "What would it do?").Click();
        Assert.Equal("2011", Desks.Asked[0].Build);
        Assert.NotEmpty(cut.FindAll(".outlook"));

        Button(cut, "None").Click();

        Assert.Empty(cut.FindAll(".outlook"));
    }

    [Fact]
    public void FlagChange_CarriesFlagAndValue()
    {
        IRenderedComponent<PlannedChangeForm> cut = Form(ChangeState.None);
        cut.Find("select").Change(nameof(ChangeKind.SetFlag));
        cut.FindAll("select")[^1].Change("rlp");
        Button(cut, "What would it do?").Click();

        Assert.Equal(("rlp", false), (Desks.Asked[0].Flag, Desks.Asked[0].On!.Value));
    }

    [Fact]
    public void Fault_IsSaid()
    {
        Desks.Thinks = static _ => new ChangeThought(null, [new ChangeFault("servers", "Name at least one server.")]);
        IRenderedComponent<PlannedChangeForm> cut = Form(ChangeState.None);

        Button(cut, "What would it do?").Click();

        Assert.Contains("Name at least one server.", Text(cut.Find("[role=alert]")));
    }

    [Fact]
    public void WaitingChange_IsApprovedBySomebodyWhoMay_AndDoneOnesAreListed()
    {
        ChangeEntry entry = Entry();
        ChangeState state = ChangeState.None with { CanApply = true, Waiting = [entry], Done = [entry] };

        IRenderedComponent<PlannedChangeForm> cut = Form(state);
        Assert.Contains("C-1: Roll back smars-1 ... smars-7.", Text(cut.Find(".waiting")));
        Assert.Contains("asked by operator-1: “back”", Text(cut.Find(".waiting")));
        Assert.Equal("api/training/changes/C-1/approve", cut.Find(".waiting form").GetAttribute("data-say"));
        Assert.Contains("Changes made in this session: 1", Text(cut.Find("details")));

        SignIn("viewer", Policies.CanWatch);
        Assert.Empty(Form(state).FindAll(".waiting form"));
    }

    private static ChangeEntry Entry() => new(
        new ChangeId(1),
        ParityPictures.Outlook(ChangeVerdict.Worse, new ChangeRequest(ChangeKind.Rollback, ["smars-1"])),
        new Actor(ActorKind.Person, "operator-1"), "back", RoomPictures.Now, RoomPictures.Now, null);

    private IRenderedComponent<PlannedChangeForm> Form(ChangeState state) => Draw<PlannedChangeForm>(parameters: p => p
        .Add(form => form.Parity, ParityPictures.Parity(knight: true))
        .Add(form => form.Changes, Desks)
        .Add(form => form.State, state));
}
