using System.Net;
using System.Net.Http.Headers;
using Ops.Dashboard.Api;
using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Drill;

/// <summary>The door of scripts: JSON with a key in the header.</summary>
/// <param name="line">Where the room is.</param>
/// <param name="identity">Who drills.</param>
internal sealed class HttpWay(IDoorLine line, DrillIdentity identity) : IDoorWay
{
    /// <inheritdoc/>
    public Door Door => Door.Api;

    /// <inheritdoc/>
    public bool CommandsLater => false;

    /// <summary>The body of a kill of the canary.</summary>
    /// <returns>The body, with a command id of its own.</returns>
    internal static JsonContent Body() => JsonContent.Create(new
    {
        scope = "server",
        target = Canary.Name,
        reason = "Drill.",
        mode = "blockAndCancel",
        commandId = Guid.NewGuid(),
    });

    /// <summary>What is wrong with an answer to a kill.</summary>
    /// <param name="answer">The answer.</param>
    /// <returns>The hop; null when the kill was taken.</returns>
    internal static string? Judge(HttpResponseMessage answer) => answer.StatusCode == HttpStatusCode.Accepted ? null
        : $"{answer.RequestMessage?.Method} {answer.RequestMessage?.RequestUri?.AbsolutePath} answered " +
        $"{(int)answer.StatusCode}";

    /// <inheritdoc/>
    public Task<DoorHandle> ApproachAsync(ICanaryDesk desk, CancellationToken cancel) => Task.FromResult(
        line.Open() is { } open
            ? DoorHandle.At(stop => PressAsync(open.Address, open.Handler, stop))
            : DoorHandle.OutOfReach("the program does not listen"));

    private async Task<string?> PressAsync(Uri address, HttpMessageHandler handler, CancellationToken stop)
    {
        using var client = new HttpClient(handler, disposeHandler: false) { BaseAddress = address };
        using var request = new HttpRequestMessage(HttpMethod.Post, KillEndpoints.Path) { Content = Body() };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", identity.Key);
        using HttpResponseMessage answer = await client.SendAsync(request, stop);
        return Judge(answer);
    }
}
