using System.Net;
using Ops.Dashboard.Tests.Api;
using Xunit;

namespace Ops.Dashboard.Tests.Startup;

/// <summary>
/// One file of each kind: the top-level wwwroot reaches the browser wherever the program is started from.
/// </summary>
public sealed class StaticFileTests : IDisposable
{
    private readonly RoomFactory _room = new();

    [Theory]
    [InlineData("/css/plain.css", "text/css")]
    [InlineData("/_content/MudBlazor/MudBlazor.min.css", "text/css")]
    [InlineData("/_framework/blazor.web.js", "text/javascript")]
    public async Task File_OfEachKind_IsServedToEverybody(string path, string type)
    {
        using HttpResponseMessage answer = await _room.Anonymous().GetAsync(path);

        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.NotEmpty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public void Scenarios_LieBesideTheProgram() =>
        Assert.True(File.Exists(Path.Combine(AppContext.BaseDirectory, "scenarios", "quiet-day.yaml")));

    public void Dispose() => _room.Dispose();
}
