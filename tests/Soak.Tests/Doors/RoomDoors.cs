using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Ops.Dashboard.Api;
using Ops.Dashboard.Cli;
using Ops.Dashboard.Drill;
using Ops.Dashboard.Sessions;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Soak.Tests.Doors;

/// <summary>
/// The doors of one control room: the product's endpoints, with their policies, filters, checks and the one handler
/// behind them. Only sockets and cookies are missing.
/// </summary>
internal sealed class RoomDoors : IDisposable
{
    private readonly TimeProvider _time;
    private readonly ServiceProvider _services;

    /// <summary>Doors over a room.</summary>
    /// <param name="room">The room.</param>
    /// <param name="epoch">Counts rooms.</param>
    /// <param name="time">Its clock.</param>
    public RoomDoors(IFleetRoom room, long epoch, TimeProvider time)
    {
        _time = time;
        var recipe = new SessionRecipe(
            SessionRecipe.LiveRealm, FleetMode.Live, "soak", Preset: null, Seed: 1, "soak", default);
        var session = new RunningSession(recipe, room, epoch, speed: 1, frozen: false);
        session.Start();
        Stage = new SessionStage();
        Stage.Set(new Stage(session, Incoming: null, Carry: null));
        var desk = new KillDesk(
            Stage, Stage, Stage, Stage, new TicketBook(), NullLogger<KillDesk>.Instance, Drills);
        _services = DoorTable.Serve(Stage, desk, time);
    }

    /// <summary>Who drills.</summary>
    public DrillIdentity Drills { get; } = new();

    /// <summary>The stage.</summary>
    public SessionStage Stage { get; }

    /// <summary>Whether the room behind the doors was killed: who is still answered must not act on it.</summary>
    public bool IsDead { get; private set; }

    /// <summary>The room was killed.</summary>
    public void Die() => IsDead = true;

    /// <inheritdoc/>
    public void Dispose()
    {
        Die();
        _services.Dispose();
    }

    /// <summary>Kills.</summary>
    /// <param name="door">Through which door.</param>
    /// <param name="by">Who.</param>
    /// <param name="kill">What.</param>
    /// <param name="token">The token of the page, for doors of people.</param>
    /// <returns>The answer; what the kill does is done when this returns.</returns>
    public Task<DoorAnswer> KillAsync(Door door, Visitor by, SoakKill kill, string token = SoakTokens.Right) =>
        door switch
        {
            Door.Button => AskAsync("POST /api/kill", by, byKey: false, Json(kill.Fields), token),
            Door.Form => AskAsync("POST /kill", by, byKey: false, Form(kill.Fields), token),
            Door.Api => AskAsync("POST /api/kill", by, byKey: true, Json(kill.Fields), token),
            _ => ByCommandLineAsync(by, kill),
        };

    /// <summary>Asks for a release.</summary>
    /// <param name="door">Through which door.</param>
    /// <param name="by">Who.</param>
    /// <param name="hold">Of which hold.</param>
    /// <returns>The answer.</returns>
    public Task<DoorAnswer> RequestAsync(Door door, Visitor by, HoldId hold)
    {
        (string, string?)[] fields = [("hold", hold.ToString()), ("cause", "found"), ("evidence", "seen")];
        return door == Door.Form
            ? AskAsync("POST /kill/release", by, byKey: false, Form(fields), SoakTokens.Right)
            : AskAsync("POST /api/release", by, door == Door.Api, Json(fields), SoakTokens.Right);
    }

    /// <summary>Approves a release; whatever the facts say against it is overridden.</summary>
    /// <param name="door">Through which door.</param>
    /// <param name="by">Who.</param>
    /// <param name="asked">What was asked for.</param>
    /// <returns>The answer: at once, unless the disk is slow.</returns>
    public Task<DoorAnswer> ApproveAsync(Door door, Visitor by, ReleaseRequest asked)
    {
        ImmutableArray<ReleaseLine> open = [.. Stage.Check(asked.Hold)?.Open ?? []];
        if (door == Door.Form)
        {
            return AskAsync(
                "POST /kill/approve", by, byKey: false,
                Form([("request", $"{asked.Id}"),
                    .. open.Select(static line => (OverrideInput.FieldOf(line.Item), (string?)"a soak goes on"))]),
                SoakTokens.Right);
        }
        var body = new
        {
            overrides = open.ToDictionary(
                static line => ReleaseChecklist.Word(line.Item), static _ => "a soak goes on"),
        };
        return AskAsync(
            "POST /api/release/{id}/approve", by, door == Door.Api,
            ("application/json", JsonSerializer.SerializeToUtf8Bytes(body)), SoakTokens.Right, $"{asked.Id}");
    }

    private async Task<DoorAnswer> ByCommandLineAsync(Visitor by, SoakKill kill)
    {
        using var wire = new CommandLineWire(body =>
            AskAsync("POST /api/kill", by, byKey: true, ("application/json", body), SoakTokens.Right));
        string[] scope = kill.Scope == "fleet" ? ["--all"] : ["--" + kill.Scope, kill.Target ?? ""];
        string mode = kill.Mode == "block" ? "block" : "block-and-cancel";
        await CommandLine.RunAsync(
            ["kill", .. scope, "--reason", kill.Reason, "--mode", mode, "--wait", "0", "--key", by.Name],
            TextWriter.Null, TextWriter.Null, wire, _time);
        return wire.Answer ?? new DoorAnswer(0, "The command line sent nothing.");
    }

    private async Task<DoorAnswer> AskAsync(
        string route, Visitor by, bool byKey, (string Type, byte[] Bytes) body, string token, string? id = null)
    {
        RouteEndpoint door = DoorTable.Find(route);
        var context = new DefaultHttpContext { RequestServices = _services, User = by.Principal(byKey) };
        string policy = door.Metadata.GetRequiredMetadata<IAuthorizeData>().Policy!;
        if (!(await DoorTable.Authorization.AuthorizeAsync(context.User, policy)).Succeeded)
            return new DoorAnswer(StatusCodes.Status403Forbidden, "");
        context.Request.Method = HttpMethods.Post;
        context.Request.ContentType = body.Type;
        context.Request.ContentLength = body.Bytes.Length;
        context.Request.Body = new MemoryStream(body.Bytes);
        context.Request.Headers[SoakTokens.Header] = token;
        context.Request.RouteValues["id"] = id;
        var answer = new MemoryStream();
        context.Response.Body = answer;
        await door.RequestDelegate!(context);
        return new DoorAnswer(
            context.Response.StatusCode, Encoding.UTF8.GetString(answer.GetBuffer().AsSpan(0, (int)answer.Length)));
    }

    private static (string, byte[]) Json(IEnumerable<(string Name, string? Value)> fields) => (
        "application/json",
        JsonSerializer.SerializeToUtf8Bytes(fields.ToDictionary(static f => f.Name, static f => f.Value)));

    private static (string, byte[]) Form(IEnumerable<(string Name, string? Value)> fields) => (
        "application/x-www-form-urlencoded",
        Encoding.UTF8.GetBytes(string.Join('&', fields.Where(static f => f.Value is not null).Select(static f =>
            $"{Uri.EscapeDataString(f.Name)}={Uri.EscapeDataString(f.Value!)}"))));
}
