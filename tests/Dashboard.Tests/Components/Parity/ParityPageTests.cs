using AngleSharp.Dom;
using Bunit;
using Ops.Dashboard.Auth;
using Ops.Dashboard.Components.Pages;
using Ops.Dashboard.Tests.Shared;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Components.Parity;

public sealed class ParityPageTests : DashboardContext
{
    [Fact]
    public void Fleet_AsPlanned_IsCalm_AndReadyForAGo()
    {
        IRenderedComponent<ParityPage> cut = Draw<ParityPage>(ParityPictures.AsPlanned());

        Assert.Contains("READY", Text(cut.Find(".verdict")));
        Assert.Equal(8, cut.FindAll(".matrix tbody tr.tone-calm").Count);
        Assert.Equal(8 * 4, cut.FindAll(".matrix tbody td .plan").Count(static cell => Text(cell) == "= plan"));
        Assert.Contains("Every server agrees with plan and ledger.", Text(cut.Find(".parity-grid")));
        Assert.Equal("api/parity/go", cut.Find(".preopen form").GetAttribute("data-say"));
    }

    [Fact]
    public void OldBuild_IsMarked_ByShapeAndWordInItsCells()
    {
        IRenderedComponent<ParityPage> cut = Draw<ParityPage>(ParityPictures.Knight());

        IElement row = cut.FindAll(".matrix tbody tr")[^1];
        Assert.Contains("tone-critical", row.ClassName);
        string[] cells = [.. row.Children.Select(static cell => string.Join(' ', cell.Children.Select(Text)))];
        Assert.Equal("smars-8 Flowing ◆ messages name retired code", cells[0]);
        Assert.Equal("2011 ≠ plan 2012 ◆ older build", cells[1]);
        Assert.Equal("aa ≠ plan bb", cells[2]);
        Assert.Equal("cc = plan", cells[3]);
        Assert.Equal(
            "on → Power Peg (retired) ≠ plan on → Retail Liquidity ◆ one flag, two meanings", cells[4]);
        Assert.Equal(3, cut.FindAll(".parity-grid section:first-child .findings li").Count);
        Assert.Equal(7, cut.FindAll(".matrix tbody tr.tone-calm").Count);
    }

    [Fact]
    public void NoGo_ListsWhatStandsAgainstIt_AndOffersNoGo()
    {
        IRenderedComponent<ParityPage> cut = Draw<ParityPage>(ParityPictures.Knight());

        Assert.Contains("NO GO", Text(cut.Find(".verdict")));
        Assert.Contains(
            "Nobody has explained 97 × \"Power Peg disabled\" from smars-8 alone.", Text(cut.Find(".preopen")));
        Assert.Empty(cut.FindAll(".preopen form"));
    }

    [Fact]
    public void Messages_AreSignedByWhoMay_AndShowTheirSignature()
    {
        IElement form = Draw<ParityPage>(ParityPictures.Knight()).Find("[data-say='api/parity/explain']");
        Assert.Equal(ParityPictures.Pattern.Key, form.QuerySelector("[name=pattern]")!.GetAttribute("value"));

        SignIn("viewer", Policies.CanWatch);
        Assert.Empty(Draw<ParityPage>(ParityPictures.Knight()).FindAll("[data-say='api/parity/explain']"));

        Desks.PreOpen = new PreOpenState(1, [Signature()], null);
        string signed = Text(Draw<ParityPage>(ParityPictures.Knight()).Find(".signed"));
        Assert.Equal("✓ explained by operator-1 at 09:30:02: “\u2068old code\u2069”", signed);
    }

    [Fact]
    public void Go_IsShownWithItsName_AndVoidAfterAFinding()
    {
        Desks.PreOpen = new PreOpenState(
            1, [], new PreOpenGo(new Actor(ActorKind.Person, "supervisor-1"), "all checked", default, RoomPictures.At));

        IRenderedComponent<ParityPage> cut = Draw<ParityPage>(ParityPictures.AsPlanned());
        Assert.Contains("✓ GO supervisor-1 said go at 09:30:02: “all checked”.", Text(cut.Find(".preopen")));
        Assert.Equal("api/parity/go/take-back", cut.Find(".preopen form").GetAttribute("data-say"));

        Assert.Contains("◆ GO VOID", Text(Draw<ParityPage>(ParityPictures.Knight()).Find(".verdict")));
    }

    [Fact]
    public void OverriddenFinding_SaysWhere()
    {
        ParityPicture knight = ParityPictures.Parity(knight: true);
        IRenderedComponent<ParityPage> cut = Draw<ParityPage>(ParityPictures.Of(knight with
        {
            Findings = [.. knight.Findings.Select(static f => f with { OverriddenOn = [new ServerId(7)] })],
        }));

        Assert.Contains("overridden on smars-8", Text(cut.Find(".findings li")));
    }

    [Fact]
    public void NoPicture_SaysSo() =>
        Assert.NotEmpty(Draw<ParityPage>(RoomPictures.Quiet() with { Fleet = null }).Markup);

    private static MessageSignature Signature() => new(
        ParityPictures.Pattern.Key, new Actor(ActorKind.Person, "operator-1"), "old code", default, RoomPictures.At,
        97);
}
