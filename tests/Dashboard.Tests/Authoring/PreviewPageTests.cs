using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.Logging.Abstractions;
using Ops.Dashboard.Authoring;
using Ops.Dashboard.Startup;
using Ops.Dashboard.Tests.Shared;
using Ops.Simulator.Scenarios;
using Xunit;

namespace Ops.Dashboard.Tests.Authoring;

/// <summary>How far a preview is can be seen, and it can be given up.</summary>
public sealed class PreviewPageTests : DashboardContext
{
    private readonly string _directory = Directory.CreateTempSubdirectory("ops-test-").FullName;
    private readonly DataDirectory _data;
    private readonly PreviewBook _book;

    public PreviewPageTests()
    {
        _data = DataDirectory.Take(_directory).Directory!;
        _book = new PreviewBook(
            new ScenarioDesk(ScenarioLibrary.Default, _data, NullLogger<ScenarioDesk>.Instance));
        Previews = _book;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _book.Dispose();
        _data.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task Preview_ThatRuns_ShowsHowFarItIs_AndIsCancelled()
    {
        PreviewJob job = _book.Begin(ScenarioLibrary.Default.Load("knight-2012").Scenario!, null, 1);
        IRenderedComponent<PreviewPage> page = Shown(job.Id);

        IElement bar = page.Find("[role=progressbar]");
        Assert.Equal("Progress of the preview", bar.GetAttribute("aria-label"));
        while (job.Progress.At is null)
            await Task.Yield();
        Assert.InRange(job.Progress.Part, 0, 1);
        page.Find("button").Click();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => job.Made);
        page.Render();

        Assert.Contains("was cancelled at", page.Markup);
        Assert.Empty(page.FindAll("[role=progressbar]"));
    }

    [Fact]
    public void Preview_ThatIsNotKept_SaysSo() =>
        Assert.Contains("is not kept any more", Shown(Guid.NewGuid()).Markup);

    [Fact]
    public void Book_KeepsNoMoreThanItMay_AndCancelsWhatItGivesUp()
    {
        Scenario scenario = ScenarioLibrary.Default.Load("knight-2012").Scenario!;
        PreviewJob first = _book.Begin(scenario, null, 1);
        for (int i = 0; i < PreviewBook.Most; i++)
            _book.Begin(scenario, null, 1);

        Assert.Null(_book.Find(first.Id));
    }

    private IRenderedComponent<PreviewPage> Shown(Guid job) => Render<PreviewPage>(page => page
        .Add(one => one.Id, "knight-2012").Add(one => one.Job, job));
}
