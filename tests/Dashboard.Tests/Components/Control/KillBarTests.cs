using AngleSharp.Dom;
using Bunit;
using Ops.Dashboard.Components.Control;
using Ops.Dashboard.Components.Layout;
using Ops.Dashboard.Tests.Shared;
using Xunit;

namespace Ops.Dashboard.Tests.Components.Control;

public sealed class KillBarTests : DashboardContext
{
    [Fact]
    public void Bar_IsARealForm_ThatStopsTheFleet()
    {
        IRenderedComponent<KillBar> cut = Render<KillBar>();

        IElement form = cut.Find("form");
        Assert.Equal(("post", "kill"), (form.GetAttribute("method"), form.GetAttribute("action")));
        Assert.Equal("fleet", cut.Find("[name=scope]").GetAttribute("value"));
        Assert.True(Guid.TryParse(cut.Find("[name=commandId]").GetAttribute("value"), out _));
        Assert.Equal("the-token", cut.Find("[name=__RequestVerificationToken]").GetAttribute("value"));
        Assert.Equal("blockAndCancel", cut.Find("[name=mode] option[selected]").GetAttribute("value"));
        Assert.Equal("fleet", Button(cut, "Kill all servers").GetAttribute("data-kill-scope"));
    }

    [Fact]
    public void Receipt_IsAStatus_OutsideTheForm()
    {
        IElement status = Render<KillBar>().Find("[role=status]");

        Assert.Null(status.Closest("form"));
        Assert.NotNull(status.Closest("[data-kill-receipt][hidden]"));
    }

    [Fact]
    public void ReconnectBar_IsNotModal()
    {
        IElement bar = Render<ConnectionBars>().Find("#components-reconnect-modal");

        Assert.Equal("DIV", bar.TagName);
        Assert.Null(bar.GetAttribute("aria-modal"));
    }
}
