using Xunit;

namespace Ops.Dashboard.Tests.Api;

/// <summary>Every endpoint and every page against every role, so that a new one without a policy is noticed.</summary>
public sealed class PolicyMatrixTests(MatrixRoom room) : IClassFixture<MatrixRoom>
{
    private const string Everybody = "anonymous viewer operator supervisor instructor";
    private const string Watch = "viewer operator supervisor instructor";
    private const string Teach = "supervisor instructor";
    private const string Halt = "operator supervisor instructor";

    [Theory]
    [InlineData("GET", "/", Watch)]
    [InlineData("GET", "/kill", Watch)]
    [InlineData("POST", "/kill", Halt)]
    [InlineData("POST", "/kill/release", "operator supervisor")]
    [InlineData("POST", "/kill/approve", "supervisor")]
    [InlineData("POST", "/api/kill", Halt)]
    [InlineData("GET", "/api/kill/3f2504e0-4f89-41d3-9a0c-0305e82c3301", Watch)]
    [InlineData("GET", "/api/release/H-1", Watch)]
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
    [InlineData("POST", "/api/notes", "operator supervisor")]
    [InlineData("POST", "/notes", "operator supervisor")]
    [InlineData("POST", "/api/changes/preview", Watch)]
    [InlineData("POST", "/api/training/changes", Halt)]
    [InlineData("POST", "/api/training/changes/C-1/approve", Halt)]
    [InlineData("GET", "/api/training", Watch)]
    [InlineData("GET", "/recordings", Watch)]
    [InlineData("GET", "/api/recordings", Watch)]
    [InlineData("GET", "/api/recordings/none/events", Watch)]
    [InlineData("GET", "/training/none/debrief", Watch)]
    [InlineData("GET", "/training/none/report", Watch)]
    [InlineData("GET", "/training/none", Watch)]
    [InlineData("GET", "/api/training/none/timeline", Watch)]
    [InlineData("GET", "/api/training/none/trend?server=a&at=09:30:00", Watch)]
    [InlineData("GET", "/api/training/history", Watch)]
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
    [InlineData("GET", "/training/blind-drills", "supervisor")]
    [InlineData("POST", "/training/blind-drills", "supervisor")]
    [InlineData("GET", "/api/blind-drills", "supervisor")]
    [InlineData("GET", "/training/scenarios", Halt)]
    [InlineData("GET", "/training/scenarios/none", Halt)]
    [InlineData("POST", "/training/scenarios/none", Halt)]
    [InlineData("GET", "/training/scenarios/none/preview/3f2504e0-4f89-41d3-9a0c-0305e82c3301", Halt)]
    [InlineData("GET", "/api/scenarios", Halt)]
    [InlineData("GET", "/api/scenarios/none", Halt)]
    [InlineData("PUT", "/api/scenarios/none", Halt)]
    [InlineData("DELETE", "/api/scenarios/none", Halt)]
    [InlineData("POST", "/api/scenarios/none/check", Halt)]
    public Task Authoring_LetsIn_WhoeverMayTeachIt(string method, string path, string allowed) =>
        CheckAsync(method, path, allowed);

    [Theory]
    [InlineData("GET", "/api/audit", Watch)]
    [InlineData("GET", "/api/audit/export", Watch)]
    [InlineData("GET", "/api/audit/chain", Watch)]
    [InlineData("GET", "/audit", Watch)]
    [InlineData("GET", "/audit/evidence", Watch)]
    [InlineData("GET", "/doors", Watch)]
    [InlineData("GET", "/system", Watch)]
    [InlineData("GET", "/unwind", Watch)]
    [InlineData("GET", "/api/unwind", Watch)]
    [InlineData("GET", "/api/unwind.csv", Watch)]
    public Task Record_LetsIn_EverybodyWhoWatches(string method, string path, string allowed) =>
        CheckAsync(method, path, allowed);

    [Theory]
    [InlineData("GET", "/sign-in", Everybody)]
    [InlineData("POST", "/sign-in", Everybody)]
    [InlineData("POST", "/sign-in/passkey/options", Everybody)]
    [InlineData("POST", "/sign-in/passkey", Everybody)]
    [InlineData("GET", "/sign-in/provider", Everybody)]
    [InlineData("GET", "/sign-in/done", Everybody)]
    [InlineData("GET", "/signin/0123456789", Everybody)]
    [InlineData("GET", "/healthz/ready", Everybody)]
    [InlineData("GET", "/favicon.svg", Everybody)]
    public Task Door_LetsIn_Everybody(string method, string path, string allowed) => CheckAsync(method, path, allowed);

    [Theory]
    [InlineData("GET", "/account", Watch)]
    [InlineData("POST", "/account/password", Watch)]
    [InlineData("POST", "/account/passkeys/options", Watch)]
    [InlineData("POST", "/account/passkeys", Watch)]
    [InlineData("POST", "/account/passkeys/remove", Watch)]
    [InlineData("POST", "/account/sign-out-everywhere", Watch)]
    [InlineData("POST", "/account/by-name", Watch)]
    [InlineData("GET", "/people", "supervisor")]
    [InlineData("POST", "/people/invite", "supervisor")]
    [InlineData("POST", "/people/link", "supervisor")]
    [InlineData("POST", "/people/role", "supervisor")]
    [InlineData("POST", "/people/confirm", "supervisor")]
    [InlineData("POST", "/people/lock", "supervisor")]
    [InlineData("POST", "/people/unlock", "supervisor")]
    public async Task Account_LetsIn_PeopleWithACookieAlone(string method, string path, string allowed)
    {
        Assert.Equal(allowed, await room.EnteredAsync(method, path, room.ByCookie));
        Assert.Equal("", await room.EnteredAsync(method, path, room.ByKey));
        Assert.Equal("", await room.EnteredAsync(method, path, room.ByNothing));
    }

    [Theory]
    [InlineData("GET", "/api/session", Watch)]
    [InlineData("POST", "/api/session/freeze", Halt)]
    [InlineData("POST", "/api/session/resume", Halt)]
    [InlineData("POST", "/api/session/speed", Halt)]
    [InlineData("POST", "/api/session/step", Halt)]
    [InlineData("POST", "/api/session/jump", Halt)]
    [InlineData("POST", "/api/session/snapshots", Halt)]
    [InlineData("POST", "/api/session/malfunctions", Halt)]
    [InlineData("POST", "/api/session/malfunctions/preview", Halt)]
    [InlineData("POST", "/api/session/messages", Halt)]
    [InlineData("POST", "/api/session/hints", Halt)]
    [InlineData("POST", "/api/session/notes", Halt)]
    [InlineData("POST", "/api/session/backtracks/B-1/return", Halt)]
    [InlineData("POST", "/api/session/timeline/0/trigger", Halt)]
    [InlineData("POST", "/api/session/timeline/0/hold-back", Halt)]
    [InlineData("POST", "/api/session/end", Halt)]
    [InlineData("GET", "/instructor", Halt)]
    [InlineData("GET", "/training/none/instructor", Halt)]
    [InlineData("GET", "/instructor/seat/1", Halt)]
    [InlineData("GET", "/training/none/instructor/seat/1", Halt)]
    public Task Station_LetsIn_WhoeverMayLead_AndTheDoorAsksWhetherTheyDo(
        string method, string path, string allowed) => CheckAsync(method, path, allowed);

    [Theory]
    [InlineData("GET", "/servers/smars-1", Watch)]
    [InlineData("GET", "/training", Watch)]
    [InlineData("GET", "/not-found", Watch)]
    [InlineData("GET", "/kill/3f2504e0-4f89-41d3-9a0c-0305e82c3301", Watch)]
    [InlineData("GET", "/hub/telemetry", Watch)]
    [InlineData("GET", "/_blazor", Watch)]
    [InlineData("POST", "/_blazor/disconnect", Watch)]
    [InlineData("GET", "/_blazor/initializers", Watch)]
    [InlineData("GET", "/_framework/opaque-redirect", Watch)]
    [InlineData("POST", "/training/start", Halt)]
    public Task Page_LetsIn_EverybodyWhoWatches(string method, string path, string allowed) =>
        CheckAsync(method, path, allowed);

    [Theory]
    [InlineData("GET", "/api/sessions", Watch)]
    [InlineData("POST", "/api/sessions", Teach)]
    [InlineData("GET", "/api/sessions/none", Watch)]
    [InlineData("DELETE", "/api/sessions/none", Teach)]
    [InlineData("POST", "/api/sessions/none/end", Teach)]
    [InlineData("POST", "/api/sessions/none/seats/ann/link", Teach)]
    [InlineData("POST", "/sessions", Teach)]
    [InlineData("POST", "/sessions/none/end", Teach)]
    [InlineData("POST", "/sessions/none/link", Teach)]
    [InlineData("POST", "/sessions/none/seat", Watch)]
    public Task ClassSession_IsLed_ByInstructorsAndSupervisors(string method, string path, string allowed) =>
        CheckAsync(method, path, allowed);

    [Fact]
    public void Endpoint_OfTheRunningRoom_HasItsRowHere()
    {
        (string Method, string Path)[] rows = [.. MatrixRoom.RowsOf(typeof(PolicyMatrixTests))];

        string[] without =
        [
            .. room.Endpoints().Where(endpoint => !rows.Any(row => MatrixRoom.Fits(endpoint, row.Method, row.Path)))
                .Select(endpoint => $"{endpoint.Method} {endpoint.Pattern}"),
        ];

        Assert.NotEmpty(rows);
        Assert.True(without.Length == 0, "Without a row in this matrix:\n" + string.Join('\n', without));
    }

    private async Task CheckAsync(string method, string path, string allowed)
    {
        string nobody = allowed == Everybody ? "anonymous" : "";
        string roles = allowed == Everybody ? Watch : allowed;
        Assert.Equal(nobody, await room.EnteredAsync(method, path, room.ByNothing));
        Assert.Equal(roles, await room.EnteredAsync(method, path, room.ByKey));
        Assert.Equal(roles, await room.EnteredAsync(method, path, room.ByCookie));
        if (!roles.Contains("supervisor"))
            Assert.Equal("", await room.EnteredAsync(method, path, room.ByProgram));
    }
}
