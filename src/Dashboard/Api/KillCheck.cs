using Ops.Dashboard.Sessions;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Api;

/// <summary>Checks a kill against the fleet. Pure.</summary>
internal static class KillCheck
{
    /// <summary>What came of it: an order, or everything that is wrong.</summary>
    /// <param name="Order">The order; null when something is wrong.</param>
    /// <param name="Code">Stable code of the problem; empty when nothing is wrong.</param>
    /// <param name="Faults">Everything that is wrong.</param>
    /// <param name="Known">Names that would have been right; null when names are not the matter.</param>
    internal sealed record Outcome(
        KillOrder? Order, string Code, IReadOnlyList<InputFault> Faults, IReadOnlyList<string>? Known);

    /// <summary>A drill that aimed at something that trades.</summary>
    public static Outcome BesideTheCanary { get; } = new(
        null, "drill-beside-the-canary", [new InputFault("target", $"must be {Canary.Name} for a drill.")], null);

    /// <summary>Code of a command id that has stopped something else.</summary>
    public const string IdUsed = "command-id-used";

    /// <summary>Code of a kill that was pressed in a training session, and arrives when the live fleet runs.</summary>
    public const string OtherWorld = "other-world";

    private const string Training = "TRAINING";

    private static readonly Outcome s_ofAnotherWorld = new(
        null, OtherWorld,
        [
            new InputFault("seenMode", "is TRAINING: the page stood in a training session, which has ended, and the " +
                "live fleet runs now. Nothing was stopped: look, and press again to stop what runs."),
        ], null);

    /// <summary>A command id that was used for another kill.</summary>
    /// <param name="order">The kill.</param>
    /// <param name="earlier">What the id stands for.</param>
    /// <returns>The outcome; null when the id stands for this very kill.</returns>
    public static Outcome? Reused(KillOrder order, Hold earlier) =>
        earlier.Scope == order.Scope && earlier.Mode == order.Mode ? null : new Outcome(
            null, IdUsed,
            [
                new InputFault("commandId", $"{order.CommandId} has stopped {earlier.Scope} " +
                    $"({KillDesk.ModeWord(earlier.Mode)}) as {earlier.Id} at {earlier.Since}, and can't stop " +
                    $"{order.Scope} ({KillDesk.ModeWord(order.Mode)}) as well. Nothing was stopped now: send the " +
                    "kill again with an id of its own, or with none."),
            ], null);

    /// <summary>Checks.</summary>
    /// <param name="input">What came in.</param>
    /// <param name="fleet">The fleet.</param>
    /// <param name="epoch">The world.</param>
    /// <param name="faults">Faults found while reading the input.</param>
    /// <returns>The outcome.</returns>
    public static Outcome Run(KillInput input, FleetDefinition fleet, long epoch, List<InputFault> faults)
    {
        // stopping is the safe side, but what is pressed in training never reaches the live fleet
        if (input.SeenMode == Training && fleet.Mode == FleetMode.Live)
            return s_ofAnotherWorld;
        IReadOnlyList<string>? known = null;
        HaltScope? scope = ReadScope(input, fleet, faults, ref known);
        HaltMode mode = ReadMode(input.Mode, faults);
        if (input.Reason is null)
            faults.Add(new InputFault("reason", $"is missing; say why in 1 to {Limits.ReasonLength} characters."));
        else if (input.Reason.Length > Limits.ReasonLength)
            faults.Add(new InputFault(
                "reason", $"has {input.Reason.Length} characters; it may have {Limits.ReasonLength}."));
        Guid commandId = Guid.Empty;
        if (input.CommandId is not null && !Guid.TryParse(input.CommandId, out commandId))
            faults.Add(new InputFault(
                "commandId", "must be a GUID, e.g. 3f2504e0-4f89-41d3-9a0c-0305e82c3301, or absent."));
        // zeros are what a script sends that sets none: shared by all of them they would name one kill, and no kill
        // is lost over an id
        if (commandId == Guid.Empty)
            commandId = Guid.NewGuid();
        string? moved = SeenElsewhere(input, fleet, epoch, faults);
        if (input.SeenMode is not (null or "LIVE" or Training or "REPLAY"))
            faults.Add(new InputFault(
                "seenMode", $"\"{input.SeenMode}\" must be LIVE, TRAINING or REPLAY, or absent."));
        if (faults.Count > 0)
            return new Outcome(null, known is null ? "invalid-kill" : "unknown-target", faults, known);
        return moved is null
            ? new Outcome(new KillOrder(scope!, mode, input.Reason!, commandId), "", [], null)
            : new Outcome(null, "wrong-row", [new InputFault("seenVersion", moved)], null);
    }

    private static HaltScope? ReadScope(
        KillInput input, FleetDefinition fleet, List<InputFault> faults, ref IReadOnlyList<string>? known)
    {
        switch (input.Scope)
        {
            case "fleet":
                if (input.Target is not null)
                    faults.Add(new InputFault(
                        "target", $"\"{input.Target}\" is given with scope fleet, which stops every server; leave it " +
                        "out, or use scope server."));
                return HaltScope.Fleet;
            case "server":
                if (input.Target == Canary.Name)
                    return Canary.Scope; // stops nothing: anybody who may kill may try their door on it
                return ReadTarget(input.Target, "server", [.. fleet.Servers.Select(s => s.Name)], HaltScope.Server,
                    faults, ref known);
            case "group":
                return ReadTarget(input.Target, "group", [.. fleet.Groups], HaltScope.Group, faults, ref known);
            default:
                faults.Add(new InputFault("scope", input.Scope is null
                    ? "is missing; it must be server, group or fleet."
                    : $"\"{input.Scope}\" must be server, group or fleet."));
                return null;
        }
    }

    private static HaltScope? ReadTarget(
        string? target, string kind, string[] names, Func<string, HaltScope> make, List<InputFault> faults,
        ref IReadOnlyList<string>? known)
    {
        if (target is not null && names.Contains(target))
            return make(target);
        known = names;
        string what = target is null ? $"is missing; it must name a {kind}"
            : $"\"{target}\" is not a {kind} of this fleet";
        faults.Add(new InputFault("target", $"{what}: {string.Join(", ", names)}."));
        return null;
    }

    private static HaltMode ReadMode(string? mode, List<InputFault> faults)
    {
        if (mode is "blockAndCancel")
            return HaltMode.BlockAndCancel;
        if (mode is not (null or "block"))
            faults.Add(new InputFault("mode", $"\"{mode}\" must be block or blockAndCancel."));
        return HaltMode.Block;
    }

    // A row of an earlier world with the same server is taken: stopping is the safe side, and a kill must not be lost
    // because the next day began between the press and its arrival.
    private static string? SeenElsewhere(KillInput input, FleetDefinition fleet, long epoch, List<InputFault> faults)
    {
        if (input.SeenVersion is not { } text)
            return null;
        if (SeenRow.Parse(text) is not { } row)
        {
            faults.Add(new InputFault(
                "seenVersion", $"\"{text}\" must be epoch:server:index as the button carries it, or absent."));
            return null;
        }
        if (input.Scope != "server" || input.Target is null)
            return null;
        if (row.Server != input.Target)
            return $"The button stood in the row of {row.Server}, the kill names {input.Target}. Nothing was " +
                "stopped: look again and press again.";
        ServerDefinition? server = fleet.FindServer(row.Server);
        return server is not null && row.Epoch == epoch && server.Id.Index != row.Index
            ? $"The row seen is number {row.Index}, {row.Server} is number {server.Id.Index} now. Nothing was " +
            "stopped: look again and press again."
            : null;
    }
}
