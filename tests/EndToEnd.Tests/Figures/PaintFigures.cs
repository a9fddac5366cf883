using Microsoft.Playwright;
using Ops.EndToEnd.Tests.Browsing;
using Ops.EndToEnd.Tests.Rooms;
using Xunit;

namespace Ops.EndToEnd.Tests.Figures;

/// <summary>
/// From the hand-over of the newest events in a picture to the frame that shows the picture, at ten pictures a second.
/// A second page listens to the wallboards' hub for when each picture was made and how old its newest events were.
/// </summary>
public sealed class PaintFigures(FastRoom room) : IClassFixture<FastRoom>
{
    private const string Listen = """
        (() => {
          const frames = window.opsFrames = {};
          const end = '\u001e';
          window.opsListen = () => new Promise((ready, failed) => {
            const socket = new WebSocket(location.origin.replace('http', 'ws') + '/hub/telemetry');
            socket.onopen = () => socket.send('{"protocol":"json","version":1}' + end);
            socket.onerror = () => failed(new Error('the hub is closed'));
            let asked = false;
            socket.onmessage = event => {
              if (!asked) {
                asked = true;
                socket.send('{"type":4,"invocationId":"1","target":"Frames","arguments":[]}' + end);
              }
              for (const text of event.data.split(end)) {
                const item = text ? JSON.parse(text).item : null;
                if (!item) continue;
                ready();
                if (item.eventToSnapshotSeconds == null) continue; // nothing new in it
                frames[`v${item.epoch}-${item.version}`] =
                  Date.parse(item.publishedAt) - item.eventToSnapshotSeconds * 1000;
              }
            };
          });
        })();
        """;

    [Fact(Explicit = true)]
    public async Task NewestEvents_AtTenPicturesASecond_ArePaintedWithin100Milliseconds()
    {
        const int Seconds = 60;
        const int LeastPictures = 100;
        IPage hub = await room.OpenAsync(Role.Viewer);
        await hub.AddInitScriptAsync(Listen);
        await hub.GotoAsync("/kill");
        await hub.EvaluateAsync("opsListen()");
        IPage page = await room.OpenAsync(Role.Viewer);
        await page.ProbeAsync();
        await page.GotoAsync("/");
        await page.ExpectConnectedAsync();
        await hub.EvaluateAsync($"new Promise(done => setTimeout(done, {Seconds * 1000}))");

        Series series = Join(await page.PaintedAsync(), await hub.TimesAsync("opsFrames"));

        FigureBook.Write(series.ToString());
        Assert.True(series.Count >= LeastPictures, $"Only {series.Count} pictures were seen on both pages.");
        Assert.InRange(series.Percentile(99), 0, 100);
    }

    private static Series Join(Dictionary<string, double> painted, Dictionary<string, double> handedOver)
    {
        var series = new Series("newest events handed over to painted, 10 Hz");
        foreach ((string picture, double newest) in handedOver)
        {
            if (painted.TryGetValue(picture, out double at))
                series.Add(at - newest);
        }
        return series;
    }
}
