using Bunit;
using Ops.Dashboard.Auth;
using Ops.Dashboard.Components.Pages;
using Ops.Dashboard.Tests.Shared;
using Ops.Dashboard.Views;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Components.Rules;

public sealed class LimitsPageTests : DashboardContext
{
    [Fact]
    public void Rule_ShowsValueBesideLimitBesideAction_InNumberAndWord()
    {
        RuleSetting loss = RuleCatalog.Find("loss")!.Default!;
        string row = Row(new RuleUse("loss", new ServerId(0), loss, loss.Limit * 80 / 100, null, LimitAction.Alarm));

        Assert.Contains("smars-1$200,000$250,000 80 %", row);
        Assert.Contains("near alarm at 70 %, block at 100 %alarm", row);
    }

    [Fact]
    public void RuleOfManyServers_IsOneLineOfTheWorst_AndUnfoldsToAll()
    {
        IRenderedComponent<LimitsPage> page = Losses(10_000, 200_000, 20_000);
        Assert.Contains("smars-2, worst of 3$200,000", Text(Assert.Single(Rows(page))));

        page.Find("section[aria-labelledby=rules-title] button[aria-expanded=false]").Click();

        Assert.Equal(4, Rows(page).Count);
        Assert.Contains("smars-3$20,000", Text(Rows(page)[3]));
    }

    [Fact]
    public void Rules_AreFoundByNameOrServer_AndByWhatIsNotCalm()
    {
        IRenderedComponent<LimitsPage> page = Losses(10_000, 20_000, 30_000);
        page.Find("input[type=search]").Input("SMARS-3");
        Assert.Single(Rows(page));
        page.Find("input[type=search]").Input("no such");
        Assert.Empty(Rows(page));
        page.Find("input[type=search]").Input("");
        page.Find("input[type=checkbox]").Change(true);
        Assert.Empty(Rows(page));
    }

    [Fact]
    public void RuleWithoutAnOpinion_SaysWhy() => Assert.Contains(
        "not judged", Row(new RuleUse(
            "order-rate-history", new ServerId(0), RuleCatalog.Find("order-rate-history")!.Default!, null,
            "6 of 8 servers deviate", null)));

    [Fact]
    public void UnsetLimit_Shouts() => Assert.Contains("UNSET", Row(new RuleUse(
        "loss", new ServerId(0), RuleCatalog.Find("loss")!.Default! with { Limit = 0 }, 5, null, null)));

    [Fact]
    public void GateLimit_ThatIsNoneOnPurpose_IsShownAsSuch()
    {
        Limits.Current = Limits.Current with
        {
            Gates = GateLimitBook.Standard.With(RuleScope.EachServer, "price-band", GateLimit.None),
        };
        Assert.Contains("none, on purpose", Draw<LimitsPage>().Markup);
    }

    [Fact]
    public void Proposal_HasItsApproval_ForWhoMayApproveAlone()
    {
        var change = new LimitChange.OfRule(RuleScope.EachServer, RuleCatalog.Find("loss")!.Default!);
        Limits.Current = Limits.Current with
        {
            Proposals = [new LimitProposal(
                Guid.NewGuid(), change, "before", "after", new Actor(ActorKind.Person, "operator-1"), "why", default,
                default)],
        };
        Assert.False(HasButton(Draw<LimitsPage>(), "Approve loss for each server"));

        SignIn("supervisor", Policies.CanWatch, Policies.CanRelease, Policies.CanApprove);

        Assert.True(HasButton(Draw<LimitsPage>(), "Approve loss for each server"));
    }

    [Fact]
    public void Viewer_SeesNoForm()
    {
        SignIn("viewer", Policies.CanWatch);

        Assert.Empty(Draw<LimitsPage>().FindAll("form"));
    }

    private IRenderedComponent<LimitsPage> Losses(params long[] dollars)
    {
        RuleSetting loss = RuleCatalog.Find("loss")!.Default!;
        return Draw<LimitsPage>(Room.Picture with
        {
            Fleet = Room.Picture.Fleet! with
            {
                Uses = [.. dollars.Select((value, server) => new RuleUse(
                    "loss", new ServerId((ushort)server), loss, loss.Limit / 250_000 * value, null, null))],
            },
        });
    }

    private static IReadOnlyList<AngleSharp.Dom.IElement> Rows(IRenderedComponent<LimitsPage> page) =>
        page.FindAll("section[aria-labelledby=rules-title] tbody tr");

    private string Row(RuleUse use)
    {
        RoomPicture picture = Room.Picture with { Fleet = Room.Picture.Fleet! with { Uses = [use] } };
        return Text(Draw<LimitsPage>(picture).Find("section[aria-labelledby=rules-title] tbody tr"));
    }
}
