using Ops.Dashboard.Api;
using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Drill;

/// <summary>
/// The doors of people: a page is opened with a cookie, and its button or form is sent with the token of that page.
/// </summary>
/// <param name="door">The button, or the form.</param>
/// <param name="page">The page it stands on.</param>
/// <param name="line">Where the room is.</param>
/// <param name="visitor">Comes as a browser does.</param>
internal sealed class PageWay(Door door, string page, IDoorLine line, DrillVisitor visitor) : IDoorWay
{
    /// <inheritdoc/>
    public Door Door => door;

    /// <inheritdoc/>
    public bool CommandsLater => false;

    /// <inheritdoc/>
    public async Task<DoorHandle> ApproachAsync(ICanaryDesk desk, CancellationToken cancel)
    {
        if (line.Open() is not { } open)
            return DoorHandle.OutOfReach("the program does not listen");
        using var client = new HttpClient(open.Handler, disposeHandler: false) { BaseAddress = open.Address };
        (string? cookies, string? token, string? fault) = await visitor.VisitAsync(client, page, cancel);
        return fault is null
            ? DoorHandle.At(stop => PressAsync(open.Address, open.Handler, cookies!, token!, stop))
            : DoorHandle.OutOfReach(fault);
    }

    private async Task<string?> PressAsync(
        Uri address, HttpMessageHandler handler, string cookies, string token, CancellationToken stop)
    {
        using var client = new HttpClient(handler, disposeHandler: false) { BaseAddress = address };
        using HttpRequestMessage request = door == Door.Form ? Form(token) : Json(token);
        request.Headers.Add("Cookie", cookies);
        using HttpResponseMessage answer = await client.SendAsync(request, stop);
        return HttpWay.Judge(answer);
    }

    private static HttpRequestMessage Json(string token)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, KillEndpoints.Path) { Content = HttpWay.Body() };
        request.Headers.Add("RequestVerificationToken", token);
        return request;
    }

    private static HttpRequestMessage Form(string token) => new(HttpMethod.Post, "/kill")
    {
        Content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["scope"] = "server",
            ["target"] = Canary.Name,
            ["reason"] = "Drill.",
            ["mode"] = "block",
            ["commandId"] = Guid.NewGuid().ToString(),
            ["__RequestVerificationToken"] = token,
        }),
    };
}
