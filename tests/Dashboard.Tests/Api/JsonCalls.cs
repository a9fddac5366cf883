using System.Net.Http.Json;
using System.Text.Json;

namespace Ops.Dashboard.Tests.Api;

/// <summary>Short calls that answer status and body.</summary>
internal static class JsonCalls
{
    public static async Task<(int Status, JsonElement Body)> Post(this HttpClient client, string path, object body)
    {
        using HttpResponseMessage answer = await client.PostAsJsonAsync(path, body);
        return await ReadAsync(answer);
    }

    public static async Task<(int Status, JsonElement Body)> Get(this HttpClient client, string path)
    {
        using HttpResponseMessage answer = await client.GetAsync(path);
        return await ReadAsync(answer);
    }

    public static string Code(this JsonElement problem) => problem.GetProperty("code").GetString()!;

    private static async Task<(int Status, JsonElement Body)> ReadAsync(HttpResponseMessage answer)
    {
        string text = await answer.Content.ReadAsStringAsync();
        JsonElement body = text.StartsWith('{') ? JsonDocument.Parse(text).RootElement : default;
        return ((int)answer.StatusCode, body);
    }
}
