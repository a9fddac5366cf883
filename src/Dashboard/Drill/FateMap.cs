using static Ops.Dashboard.Drill.Part;

namespace Ops.Dashboard.Drill;

/// <summary>
/// The shared-fate map: doors, and means of stopping, against what each depends on. It can't lie: the architecture
/// tests find the parts in the compiled code of each row, and find every caller of the kill switch in a row.
/// </summary>
public static class FateMap
{
    private const string Script = "wwwroot/js/kill.js";
    private const string Keys = "Ops.Dashboard.Auth.ApiKeyHandler";
    private const string Api = "Ops.Dashboard.Api.KillEndpoints";
    private const string Pages = "Ops.Dashboard.Api.PlainEndpoints";
    private const string Desk = "Ops.Dashboard.Api.KillDesk";
    private const string Stage = "Ops.Dashboard.Sessions.SessionStage";
    private const string Carry = "Ops.Dashboard.Sessions.KillCarry";
    private const string Verb = "Ops.Dashboard.Cli.KillCommand";
    private const string Client = "Ops.Dashboard.Cli.RoomClient";
    private const string Loop = "Ops.Telemetry.Pipeline.FleetLoop";
    private const string Halter = "Ops.Telemetry.AutoHalt.TripHalter";
    private const string Watchdog = "Ops.Telemetry.AutoHalt.BlindnessWatchdog";
    private const string Enforcer = "Ops.Telemetry.AutoHalt.ParityEnforcer";
    private const string Ramp = "Ops.Telemetry.AutoHalt.RampWatch";
    private const string Reconciler = "Ops.Telemetry.Control.GateReconciler";
    private const string Switch = "Ops.Telemetry.Control.KillSwitch";
    private const string Fan = "Ops.Telemetry.Control.GateFan";
    private const string Collector = "Ops.Telemetry.Control.AckCollector";
    private const string Severing = "Ops.Telemetry.Control.Severance";
    private const string Lapses = "Ops.Telemetry.Control.LapseTaker";
    private const string Guard = "Ops.Simulator.Servers.LeaseGuard";
    private const string Gate = "Ops.Simulator.Servers.OrderGate";

    /// <summary>Ways to ask for a stop.</summary>
    public static IReadOnlyList<FateRow> Doors { get; } =
    [
        new("Button of a page", Door.Button, [Script, Api, Desk, Stage, Carry],
            [Part.Script, WebServer, Pool, SignIn, Part.Switch, Process]),
        new("Chord: F8 held, k held on a tile", Door.Button, [Script, "wwwroot/js/keys.js", Api, Desk, Stage, Carry],
            [Part.Script, WebServer, Pool, SignIn, Part.Switch, Process]),
        new("Plain kill page", Door.Form, [Pages, Desk, Stage, Carry], [WebServer, Pool, SignIn, Part.Switch, Process]),
        new("HTTP API", Door.Api, [Keys, Api, Desk, Stage, Carry], [WebServer, Pool, SignIn, Part.Switch, Process]),
        new("Command line", Door.CommandLine, [Verb, Client, Keys, Api, Desk, Stage, Carry],
            [WebServer, Pool, SignIn, Part.Switch, Process]),
        new("Breaker", Door.Breaker, [Loop, Halter], [Pipeline, Part.Switch, Process]),
        new("Parity hold", null, [Loop, Enforcer], [Pipeline, Part.Switch, Process]),
        new("Watchdog", Door.Watchdog, [Watchdog], [Part.Switch, Process]),
        new("Restart that shows the same fault", null, [Loop, Ramp], [Pool, Pipeline, Part.Switch, Process]),
    ];

    /// <summary>Ways in which a stop is carried out.</summary>
    public static IReadOnlyList<FateRow> Means { get; } =
    [
        // every drill ends in it, that of the watchdog with nothing before it
        new("Latch", Door.Watchdog, [Switch, Fan], [Part.Switch, Process]),
        new("Cancel open orders", null, [Switch, Fan], [Part.Switch, Process]),
        new("Sever from the venue", null, [Collector, Severing], [Process]),
        new("Lease: the gate halts itself", null, [Guard, Gate], []),
        new("Hold over a lapsed lease", null, [Collector, Lapses], [Part.Switch, Process]),
        new("Hold over a gate that carries what nobody knows", null, [Collector, Reconciler], [Part.Switch, Process]),
    ];

    /// <summary>Rows that fall together with a part.</summary>
    /// <param name="part">The part.</param>
    /// <returns>Their number among the doors.</returns>
    public static int DoorsOn(Part part) => Doors.Count(row => row.Parts.Contains(part));

    /// <summary>What a part is called.</summary>
    /// <param name="part">The part.</param>
    /// <returns>The word.</returns>
    public static string Word(this Part part) => part switch
    {
        Part.Script => "browser script",
        WebServer => "network, web server",
        Pool => "thread pool",
        SignIn => "sign-in",
        Circuit => "circuit",
        Pipeline => "pipeline thread",
        Journal => "journal",
        Disk => "disk",
        Part.Switch => "kill switch",
        _ => "process",
    };
}
