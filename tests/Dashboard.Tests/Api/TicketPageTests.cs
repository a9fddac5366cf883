using Microsoft.AspNetCore.Http;
using Ops.Dashboard.Api;
using Ops.Telemetry.Contracts;
using Xunit;

namespace Ops.Dashboard.Tests.Api;

/// <summary>What the ticket of a kill shows.</summary>
public sealed class TicketPageTests
{
    private static readonly KillSourcesBody s_sources = new(
        GateOrders: 100, ReportedOrders: 98, VenueOrders: 103, VenueOpenOrders: 4,
        new ShareSums(10_000, 9_000, 500, 100, 200, 200), new ShareSums(10_000, 9_100, 400, 100, 300, 100),
        RogueOrders: 3, FillsWithoutOrder: 0, LiveOrders: 150, "09:30:07.100000", MissedMessages: 0);

    private static readonly KillReceiptServer s_server = new(
        "smars-<8>", "Halted", false, 0.25, 12, null, 1_234, 3, 1, 0)
    {
        Stage = "not proven",
        Missing = "Drop copy silent since 09:30:07.100000.",
        IsSevered = true,
        Sources = s_sources,
        Live = [new LiveOrderBody(77, "A&B", "sell", 300, 200, "09:30:01.000000", true, "In doubt: nobody knows.")],
        Steps = [new KillStepBody("2026-11-28T10:00:00.000Z", 0, "requested", "A hold that stops it was taken.")],
    };

    [Fact]
    public void UnprovenStop_SaysWhatIsMissing_AndLoadsItselfAgain()
    {
        string page = Page(s_server, proven: false);

        Assert.Contains("http-equiv=\"refresh\" content=\"1;url=kill/", page, StringComparison.Ordinal);
        Assert.Contains("Stop sent, not proven: 1 of 1 servers acknowledged, 0 proven silent", page);
        Assert.Contains("Drop copy silent since 09:30:07.100000.", page, StringComparison.Ordinal);
        Assert.Contains("not proven, severed", page, StringComparison.Ordinal);
        Assert.Contains("<li>acknowledged: 1 of 1</li>", page, StringComparison.Ordinal);
        Assert.Contains("<li>proven silent: 0 of 1</li>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Sources_StandSideBySide_AndWhatNobodyAdmitsToIsSaid()
    {
        string page = Page(s_server, proven: false);

        foreach (string source in new[] { "gate's tap", "server's report", "venue's drop copy" })
            Assert.Contains(source, page, StringComparison.Ordinal);
        foreach (string figure in new[] { "9,000", "9,100", "10,000" })
            Assert.Contains($">{figure}</td>", page, StringComparison.Ordinal);
        Assert.Contains("3 orders at the venue that nobody admits to", page, StringComparison.Ordinal);
    }

    [Fact]
    public void LiveOrders_AreListedWithTheReason_AndTheCountIsExact()
    {
        string page = Page(s_server, proven: false);

        Assert.Contains("150 orders are open or in doubt. The 1 oldest are listed.", page, StringComparison.Ordinal);
        Assert.Contains("class=\"doubt\"", page, StringComparison.Ordinal);
        Assert.Contains("A&amp;B", page, StringComparison.Ordinal);
        Assert.Contains("In doubt: nobody knows.", page, StringComparison.Ordinal);
        Assert.Contains("smars-&lt;8&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("smars-<8>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void ProvenStop_StandsStill_AndHasBothClocksAndTheProof()
    {
        KillReceiptServer server = s_server with
        {
            Stage = "proven silent", Missing = null, IsSevered = false, DrainedMilliseconds = 40,
            ProvenMilliseconds = 1_215,
        };
        string page = Page(server, proven: true);

        Assert.DoesNotContain("http-equiv=\"refresh\"", page, StringComparison.Ordinal);
        Assert.Contains("Proven silent: 1 of 1 servers", page, StringComparison.Ordinal);
        Assert.Contains("Block clock: every gate latched and quiet\n<b>0.250 ms</b>", page, StringComparison.Ordinal);
        Assert.Contains("<b>40 ms</b>", page, StringComparison.Ordinal);
        Assert.Contains("<b>1,215 ms</b>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutADropCopy_ThePageSaysThatNothingCanBeProven() => Assert.Contains(
        "No drop copy of the venue is connected", Page(s_server with { Sources = null, Live = [] }, proven: false),
        StringComparison.Ordinal);

    private static string Page(KillReceiptServer server, bool proven) => TicketPage.Html(
        new KillReceipt(
            Guid.Empty, "H-1", "standing", "server", "smars-8", "blockAndCancel", "runaway", "ann",
            "2026-11-28T10:00:00.000Z", "09:30:05.000000", 0.25, false, 1, 1, proven, [server])
        {
            Silent = proven ? 1 : 0,
            ProvenMilliseconds = server.ProvenMilliseconds,
            DrainedMilliseconds = server.DrainedMilliseconds,
        }).Html(new DefaultHttpContext().Request).ReplaceLineEndings("\n");
}
