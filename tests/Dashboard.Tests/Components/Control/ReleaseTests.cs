using AngleSharp.Dom;
using Bunit;
using MudBlazor;
using Ops.Dashboard.Components.Control;
using Ops.Dashboard.Tests.Shared;
using Ops.Dashboard.Views;
using Ops.Telemetry.Contracts;
using Xunit;

namespace Ops.Dashboard.Tests.Components.Control;

public sealed class ReleaseTests : DashboardContext
{
    private static readonly HoldView s_hold = HoldView.From(
        RoomPictures.Hold(3, HaltScope.Server("smars-8")), RoomPictures.Quiet().Control);

    [Fact]
    public void Request_OpensAForm_ForCauseAndEvidence()
    {
        IRenderedComponent<MudDialogProvider> dialogs = Render<MudDialogProvider>();
        IRenderedComponent<ReleaseButtons> cut = Draw<ReleaseButtons>(parameters: p => p.Add(b => b.Hold, s_hold));

        Button(cut, "Request release of H-3").Click();

        dialogs.WaitForElement("form[data-release]");
        Assert.Equal("H-3", dialogs.Find("form").GetAttribute("data-hold"));
        Assert.Equal(["cause", "evidence"], dialogs.FindAll("textarea").Select(t => t.GetAttribute("name")));
        Assert.True(HasButton(dialogs, "Send the request for H-3"));
    }

    [Fact]
    public void WaitingRequest_ShowsCauseEvidenceAndPerson_AndTheApproval()
    {
        ControlSnapshot control = RoomPictures.Quiet().Control with { Requests = [RoomPictures.Request(3)] };
        HoldView hold = HoldView.From(RoomPictures.Hold(3, HaltScope.Server("smars-8")), control);

        IRenderedComponent<HoldLine> cut = Draw<HoldLine>(parameters: p => p.Add(h => h.Hold, hold));

        IElement approve = Button(cut, "Approve release of H-3");
        Assert.Equal("11111111-2222-3333-4444-555555555555", approve.GetAttribute("data-approve"));
        Assert.False(HasButton(cut, "Request release of H-3"));
        Assert.Contains("Release asked by operator-1: “old build”, evidence “manifest on plan”",
            Text(cut.Find(".hold-line")));
    }
}
