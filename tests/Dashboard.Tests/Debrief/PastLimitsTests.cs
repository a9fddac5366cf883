using AngleSharp.Dom;
using Bunit;
using Ops.Dashboard.Auth;
using Ops.Dashboard.Debrief.Past;
using Ops.Dashboard.Tests.Shared;
using Ops.Dashboard.Views;
using Ops.Simulator.Headless.Review.Past;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Debrief;

/// <summary>The screen of limits as it was: what was set, wanted and faulty then, and nothing to press.</summary>
public sealed class PastLimitsTests : DashboardContext
{
    private static readonly LimitsPicture s_standard =
        new(1, RuleBook.Standard, GateLimitBook.Standard, [], [], []);

    [Fact]
    public void Limits_OfAMoment_AreThoseThatWereSetThen_NotThoseOfToday()
    {
        Limits.Current = s_standard with
        {
            Gates = GateLimitBook.Standard.With(RuleScope.EachServer, "order-quantity", GateLimit.Of(77)),
        };

        IRenderedComponent<PastLimits> before = Show(s_standard);
        IRenderedComponent<PastLimits> after = Show(s_standard with
        {
            Gates = GateLimitBook.Standard.With(RuleScope.EachServer, "order-quantity", GateLimit.Of(41)),
        });

        Assert.DoesNotContain("41", Gate(before));
        Assert.Contains("41", Gate(after));
        Assert.DoesNotContain("77", Gate(before) + Gate(after));
        Assert.Contains("refuses the order that would cross", Gate(before));
    }

    [Fact]
    public void Rules_OfAMoment_ShowWhatWasMeasuredThen()
    {
        RuleSetting loss = RuleCatalog.Find("loss")!.Default!;
        RoomPicture room = Room.Picture with
        {
            Fleet = Room.Picture.Fleet! with
            {
                Uses =
                [
                    new RuleUse("loss", new ServerId(0), loss, loss.Limit * 80 / 100, null, LimitAction.Alarm),
                    new RuleUse("loss", new ServerId(1), loss, loss.Limit * 20 / 100, null, null),
                ],
            },
        };

        IRenderedComponent<PastLimits> past = Show(s_standard, room);

        IElement row = past.Find("section[aria-labelledby=rules-title] tbody tr");
        Assert.Contains("smars-1, worst of 2$200,000$250,000 80 %", Text(row));
        past.Find("button[aria-expanded=false]").Click(); // to look closer is no act
        Assert.Equal(3, past.FindAll("section[aria-labelledby=rules-title] tbody tr").Count);
    }

    [Fact]
    public void Breakers_ThatWereOff_AreSaidToHaveBeen()
    {
        Assert.DoesNotContain("Breakers are off", Show(s_standard).Markup);
        IRenderedComponent<PastLimits> off = Show(
            s_standard with { Rules = RuleBook.Standard.WithBreakers(false) });

        Assert.Contains("Breakers are off: every step only alarms", off.Markup);
        Assert.Contains("counts only: breakers are off", Gate(off));
    }

    [Fact]
    public void Faults_OfTheSettings_StandAsTheyDid() => Assert.Equal(
        "◆ No rule is called loess.",
        Text(Show(s_standard with { Faults = ["No rule is called loess."] }).Find(".tone-critical")));

    [Fact]
    public void Proposal_ThatWaitedThen_IsShown_AndNobodyCanApproveIt()
    {
        var change = new LimitChange.OfRule(RuleScope.EachServer, RuleCatalog.Find("loss")!.Default!);
        SignIn("supervisor", Policies.CanWatch, Policies.CanRelease, Policies.CanApprove);

        IRenderedComponent<PastLimits> past = Show(s_standard with
        {
            Proposals =
            [
                new LimitProposal(
                    Guid.NewGuid(), change, "before", "after", new Actor(ActorKind.Person, "operator-1"), "why",
                    default, default),
            ],
        });

        Assert.Contains("Proposed by operator-1: “why”.", Text(past.Find(".proposal")));
        Assert.Empty(past.FindAll("form, [data-limit-approve]"));
        Assert.False(HasButton(past, "Approve loss for each server"));
    }

    [Fact]
    public void AnotherMoment_IsDrawnInTheSamePlace()
    {
        IRenderedComponent<PastLimits> past = Show(s_standard);
        past.Find("input[type=search]").Input("loss");

        past.Render(p => p.Add(t => t.Picture, Picture(s_standard with
        {
            Gates = GateLimitBook.Standard.With(RuleScope.EachServer, "order-quantity", GateLimit.None),
        })));

        Assert.Contains("none, on purpose", Gate(past));
        Assert.Equal("loss", past.Find("input[type=search]").GetAttribute("value")); // what one looks for stays
    }

    private IRenderedComponent<PastLimits> Show(LimitsPicture limits, RoomPicture? room = null) =>
        Draw<PastLimits>(room, p => p
            .AddCascadingValue(new PastView("training-1")).Add(t => t.Picture, Picture(limits)));

    private PastPicture Picture(LimitsPicture limits) => new(
        RoomPictures.At, Room.Picture.Fleet, Room.Picture.Control, AlarmSnapshot.Empty, limits, Desks.PreOpen,
        Desks.Changes);

    private static string Gate(IRenderedComponent<PastLimits> past) => Text(
        past.FindAll("section[aria-labelledby=gates-title] tbody tr")
            .Single(static row => Text(row).Contains("order-quantity", StringComparison.Ordinal)));
}
