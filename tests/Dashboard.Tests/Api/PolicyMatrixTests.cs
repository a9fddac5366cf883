using System.Net;
using System.Text;
using Xunit;

namespace Ops.Dashboard.Tests.Api;

/// <summary>Every endpoint and every page against every role, so that a new one without a policy is noticed.</summary>
public sealed class PolicyMatrixTests : IDisposable
{
    private const string Everybody = "anonymous viewer operator supervisor instructor";
    private const string Watch = "viewer operator supervisor instructor";
    private const string Halt = "operator supervisor instructor";

    private readonly RoomFactory _room = new();

    [Theory]
    [InlineData("GET", "/", Watch)]
    [InlineData("GET", "/kill", Watch)]
    [InlineData("POST", "/kill", Halt)]
    [InlineData("POST", "/kill/release", "operator supervisor")]
    [InlineData("POST", "/kill/approve", "supervisor")]
    [InlineData("POST", "/api/kill", Halt)]
    [InlineData("GET", "/api/kill/3f2504e0-4f89-41d3-9a0c-0305e82c3301", Watch)]
    [InlineData("POST", "/api/release", "operator supervisor")]
    [InlineData("POST", "/api/release/3f2504e0-4f89-41d3-9a0c-0305e82c3301/approve", "supervisor")]
    [InlineData("GET", "/api/fleet", Watch)]
    [InlineData("GET", "/api/fleet/smars-1/trend", Watch)]
    [InlineData("GET", "/api/control", Watch)]
    [InlineData("GET", "/alarms", Watch)]
    [InlineData("GET", "/api/alarms", Watch)]
    [InlineData("POST", "/api/alarms/1/acknowledge", Halt)]
    [InlineData("POST", "/api/alarms/1/shelve", Halt)]
    [InlineData("POST", "/api/alarms/1/unshelve", Halt)]
    [InlineData("POST", "/alarms/1/acknowledge", Halt)]
    [InlineData("POST", "/alarms/1/shelve", Halt)]
    [InlineData("POST", "/alarms/1/unshelve", Halt)]
    [InlineData("GET", "/limits", Watch)]
    [InlineData("GET", "/api/limits", Watch)]
    [InlineData("POST", "/api/limits/proposals", "operator supervisor")]
    [InlineData("POST", "/api/limits/proposals/3f2504e0-4f89-41d3-9a0c-0305e82c3301/approve", "supervisor")]
    [InlineData("GET", "/parity", Watch)]
    [InlineData("GET", "/api/parity", Watch)]
    [InlineData("POST", "/api/parity/explain", "operator supervisor")]
    [InlineData("POST", "/api/parity/go", "operator supervisor")]
    [InlineData("POST", "/api/parity/go/take-back", Halt)]
    [InlineData("POST", "/api/changes/preview", Watch)]
    [InlineData("POST", "/api/training/changes", Halt)]
    [InlineData("POST", "/api/training/changes/C-1/approve", Halt)]
    [InlineData("GET", "/api/training", Watch)]
    [InlineData("GET", "/recordings", Watch)]
    [InlineData("GET", "/api/recordings", Watch)]
    [InlineData("GET", "/api/recordings/none/events", Watch)]
    [InlineData("GET", "/training/none/debrief", Watch)]
    [InlineData("GET", "/api/training/none/score", Watch)]
    [InlineData("GET", "/api/training/none/curve", Watch)]
    [InlineData("GET", "/training/history", Watch)]
    [InlineData("GET", "/api/training/history.csv", Watch)]
    [InlineData("POST", "/api/training/start", Halt)]
    [InlineData("POST", "/api/training/freeze", Halt)]
    [InlineData("POST", "/api/training/resume", Halt)]
    [InlineData("POST", "/api/training/speed", Halt)]
    [InlineData("POST", "/api/training/end", Halt)]
    [InlineData("GET", "/api/session/heartbeat", Watch)]
    [InlineData("GET", "/metrics", Watch)]
    [InlineData("POST", "/hub/telemetry/negotiate?negotiateVersion=1", Watch)]
    [InlineData("POST", "/_blazor/negotiate?negotiateVersion=1", Watch)]
    [InlineData("POST", "/signout", Watch)]
    [InlineData("GET", "/healthz/live", Everybody)]
    [InlineData("GET", "/openapi/v1.json", Everybody)]
    [InlineData("GET", "/login", Everybody)]
    [InlineData("GET", "/css/plain.css", Everybody)]
    public Task Endpoint_LetsIn_TheRolesOfItsPolicyAlone(string method, string path, string allowed) =>
        CheckAsync(method, path, allowed);

    [Theory]
    [InlineData("GET", "/api/audit", Watch)]
    [InlineData("GET", "/api/audit/export", Watch)]
    [InlineData("GET", "/api/audit/chain", Watch)]
    [InlineData("GET", "/audit", Watch)]
    [InlineData("GET", "/audit/evidence", Watch)]
    [InlineData("GET", "/unwind", Watch)]
    [InlineData("GET", "/api/unwind", Watch)]
    [InlineData("GET", "/api/unwind.csv", Watch)]
    public Task Record_LetsIn_EverybodyWhoWatches(string method, string path, string allowed) =>
        CheckAsync(method, path, allowed);

    public void Dispose() => _room.Dispose();

    private async Task CheckAsync(string method, string path, string allowed)
    {
        await _room.RunningAsync();
        var entered = new List<string>();
        foreach (string role in Everybody.Split(' '))
        {
            using HttpClient client = role == "anonymous" ? _room.Anonymous() : _room.As(role);
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            if (method == "POST")
                request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
            using HttpResponseMessage answer = await client.SendAsync(request);
            if (!IsTurnedAway(answer))
                entered.Add(role);
        }
        Assert.Equal(allowed, string.Join(' ', entered));
    }

    private static bool IsTurnedAway(HttpResponseMessage answer) =>
        answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
        || (answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location?.OriginalString == "/login");
}
