using System.Text.Json;

namespace Ops.Dashboard.Cli;

/// <summary>Speaks the HTTP API.</summary>
/// <param name="http">The connection, with its key.</param>
internal sealed class RoomClient(HttpClient http) : IDisposable
{
    /// <summary>Sends something.</summary>
    /// <param name="path">Where.</param>
    /// <param name="body">What; null for an empty post.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>The answer.</returns>
    public Task<RoomAnswer> PostAsync(string path, object? body, CancellationToken cancel) =>
        AskAsync(token => http.PostAsJsonAsync(path, body ?? new { }, token), cancel);

    /// <summary>Reads something.</summary>
    /// <param name="path">Where.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>The answer.</returns>
    public Task<RoomAnswer> GetAsync(string path, CancellationToken cancel) =>
        AskAsync(token => http.GetAsync(path, token), cancel);

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private static async Task<RoomAnswer> AskAsync(
        Func<CancellationToken, Task<HttpResponseMessage>> ask, CancellationToken cancel)
    {
        try
        {
            using HttpResponseMessage response = await ask(cancel);
            string text = await response.Content.ReadAsStringAsync(cancel);
            JsonElement body = text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
            if (response.IsSuccessStatusCode)
                return new RoomAnswer(body, null);
            string detail = Text(body, "detail") ?? response.ReasonPhrase ?? "no reason given";
            return new RoomAnswer(body, $"{(int)response.StatusCode} {Text(body, "code")}: {detail}");
        }
        catch (HttpRequestException unreachable)
        {
            return new RoomAnswer(default, $"The control room can't be reached: {unreachable.Message}");
        }
        catch (TaskCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new RoomAnswer(default, "The control room did not answer in time.");
        }
        catch (JsonException)
        {
            return new RoomAnswer(default, "What answers there is not a control room: it does not speak JSON.");
        }
    }

    private static string? Text(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out JsonElement value) ? value.ToString()
            : null;
}
