using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Ops.Dashboard.Auth;
using Ops.Dashboard.Sessions;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Api;

/// <summary>
/// Walks the way of a kill before anybody can give one: code that runs for the first time is compiled first, and the
/// first kill of a process must not wait for that. It kills a scratch room, which has a world, gates, a stage and a
/// book of tickets of its own and a journal in memory; nothing of the real room is within its reach.
/// </summary>
/// <param name="rooms">Makes the scratch room.</param>
/// <param name="standing">Names a scenario that is there.</param>
/// <param name="time">The clock of commands.</param>
/// <param name="json">How answers are written.</param>
internal sealed class KillWarmup(
    IFleetRoomFactory rooms, SessionSettings standing, TimeProvider time, IOptions<JsonOptions> json)
{
    private const int Rounds = 4;

    private static readonly Actor s_by = new(ActorKind.Program, "warm-up");

    /// <summary>Walks it.</summary>
    /// <returns>The receipts of the scratch room's kills.</returns>
    public IReadOnlyList<KillReceipt> Run()
    {
        using IFleetRoom room = rooms.CreateScratch(standing.Scenario);
        var stage = new SessionStage();
        var recipe = new SessionRecipe(
            "scratch", room.Fleet.Mode, standing.Scenario, Preset: null, Seed: 1, s_by.Name, time.GetUtcNow());
        stage.Set(new Stage(new RunningSession(recipe, room, epoch: 0, speed: 1, frozen: true), null, null));
        var desk = new KillDesk(stage, stage, stage, stage, new TicketBook(), NullLogger<KillDesk>.Instance);
        var receipts = new List<KillReceipt>();
        for (int round = 0; round < Rounds; round++)
        {
            foreach (string body in Bodies(room.Fleet))
                receipts.Add(Kill(desk, room, body));
        }
        return receipts;
    }

    /// <summary>
    /// Walks the door itself with bodies that are no JSON: they are turned away before the kill desk is asked.
    /// </summary>
    /// <param name="endpoints">What the program answers.</param>
    /// <param name="services">Its services.</param>
    /// <returns>HTTP status of the last answer.</returns>
    public static async Task<int> KnockAsync(IEnumerable<Endpoint> endpoints, IServiceProvider services)
    {
        RequestDelegate door = endpoints.OfType<RouteEndpoint>()
            .Single(e => e.RoutePattern.RawText == KillEndpoints.Path).RequestDelegate!;
        int status = 0;
        for (int round = 0; round < Rounds; round++)
        {
            await using AsyncServiceScope scope = services.CreateAsyncScope();
            var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
            context.User = OperatorActor.Principal(s_by.Kind, s_by.Name, Roles.Viewer, OperatorActor.KeyScheme);
            context.Request.Method = HttpMethods.Post;
            context.Request.ContentType = "application/json";
            context.Request.Body = new MemoryStream("{\"scope\":"u8.ToArray());
            await door(context);
            status = context.Response.StatusCode;
        }
        return status;
    }

    private KillReceipt Kill(KillDesk desk, IFleetRoom room, string body)
    {
        using JsonDocument read = JsonDocument.Parse(body);
        var faults = new List<InputFault>();
        KillInput input = KillInput.From(read.RootElement, faults);
        (KillReceipt? receipt, KillCheck.Outcome check) = desk.Kill(input, s_by, time.GetTimestamp(), faults);
        if (receipt is null)
            throw new InvalidOperationException($"The warm-up of the kill was refused: {check.Code}.");
        room.AdvanceBucket(); // the gates acknowledge
        KillReceipt proven = desk.Find(receipt.Ticket) ?? receipt;
        JsonSerializer.SerializeToUtf8Bytes(proven, json.Value.SerializerOptions);
        return proven;
    }

    private static IEnumerable<string> Bodies(FleetDefinition fleet)
    {
        yield return """{"scope":"fleet","reason":"Warm-up.","mode":"blockAndCancel"}""";
        string server = JsonSerializer.Serialize(fleet.Servers[0].Name);
        yield return $$"""{"scope":"server","target":{{server}},"reason":"Warm-up.","mode":"block"}""";
        string group = JsonSerializer.Serialize(fleet.Servers[0].Group);
        yield return $$"""{"scope":"group","target":{{group}},"reason":"Warm-up."}""";
    }
}
