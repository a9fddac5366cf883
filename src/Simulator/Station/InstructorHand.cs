using Ops.Simulator.Recording;
using Ops.Simulator.Scenarios;

namespace Ops.Simulator.Station;

/// <summary>Does to a world what a recorded act of an instructor says, in lockstep.</summary>
/// <param name="world">The world.</param>
/// <param name="scenario">Its scenario, with its variants.</param>
internal sealed class InstructorHand(World world, Scenario scenario)
{
    private readonly ItemText _items = new(scenario);

    /// <summary>Does it. It happens at the world's next step, which is at the same market time.</summary>
    /// <param name="act">An insert, trigger or hold-back.</param>
    /// <exception cref="InvalidDataException">Its words make no sense.</exception>
    public void Do(RecordedAct act)
    {
        world.Intervene(InterventionOf(act));
        world.ServiceGates();
    }

    private Intervention InterventionOf(RecordedAct act)
    {
        int number = act.Number ?? -1;
        if (act.Do == "trigger")
            return new Intervention.Trigger(number);
        if (act.Do == "hold-back")
            return new Intervention.HoldBack(number);
        ItemResult read = _items.Read(act.Item ?? "");
        if (read.Item is not { } item)
            throw new InvalidDataException($"An act of {act.At} inserts what is no item: {read.Faults[0].Message}");
        if (act.When is null)
            return new Intervention.Insert(item);
        Condition? when = Condition.Parse(
            act.When, name => scenario.Fleet.Servers.Any(server => server.Name == name), out string? fault);
        return when is null
            ? throw new InvalidDataException($"An act of {act.At} waits for what is no condition: {fault}")
            : new Intervention.Arm(item, when);
    }
}
