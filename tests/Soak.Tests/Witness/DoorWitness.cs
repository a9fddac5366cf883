using System.Collections.Immutable;
using Ops.Soak.Tests.Doors;
using Ops.Telemetry.Contracts;

namespace Ops.Soak.Tests.Witness;

/// <summary>
/// Stands at the gates while somebody is at a door: a kill that is permitted is at every gate it can reach before the
/// door answers, whatever else is out of order; a command that is refused changes none.
/// </summary>
/// <param name="gates">The gates.</param>
/// <param name="isReached">Whether anything reaches a gate now.</param>
/// <param name="now">Market time of day.</param>
internal sealed class DoorWitness(IReadOnlyList<IFlowGate> gates, Func<int, bool> isReached, Func<TimeSpan> now)
{
    private SoakViolation? _found;

    /// <summary>Whether anything reaches a gate now.</summary>
    /// <param name="server">Index of its server.</param>
    /// <returns>Whether.</returns>
    public bool IsReached(int server) => isReached(server);

    /// <summary>How the gates stand.</summary>
    /// <returns>It.</returns>
    public Gates Look() => new([.. gates.Select(static gate => (gate.IsLatched, gate.LatchVersion))]);

    /// <summary>A command changed nothing.</summary>
    /// <param name="before">How the gates stood.</param>
    /// <param name="what">The command, in words.</param>
    /// <exception cref="SoakViolation">A gate has changed.</exception>
    public void Unchanged(Gates before, string what)
    {
        if (!Look().All.SequenceEqual(before.All))
            throw Found(new SoakViolation("doors", now(), $"After {what} a gate is another."));
    }

    /// <summary>A kill that is permitted has been given.</summary>
    /// <param name="covers">Indexes of the servers it covers.</param>
    /// <param name="what">The kill, in words.</param>
    /// <exception cref="SoakViolation">A gate it reaches is open.</exception>
    public void Latched(IEnumerable<int> covers, string what)
    {
        foreach (int server in covers)
        {
            if (isReached(server) && !gates[server].IsLatched)
                throw Found(new SoakViolation("I6", now(), $"Gate {server} is open after {what}."));
        }
    }

    /// <summary>A command that had to be taken was not.</summary>
    /// <param name="what">The command, in words.</param>
    /// <param name="answer">What was answered.</param>
    /// <returns>What to throw.</returns>
    public SoakViolation Refused(string what, DoorAnswer answer) =>
        Found(new SoakViolation("I6", now(), $"Answer to {what}: {answer.Status} {answer.Text}"));

    /// <summary>What was seen where nobody heard what was thrown: a drill reports every fault as its own.</summary>
    /// <exception cref="SoakViolation">Something was.</exception>
    public void Rethrow()
    {
        if (_found is not null)
            throw _found;
    }

    private SoakViolation Found(SoakViolation found) => _found ??= found;

    /// <summary>How gates stand.</summary>
    /// <param name="All">Of each, whether it is shut, and how often it changed.</param>
    internal sealed record Gates(ImmutableArray<(bool IsLatched, long Version)> All);
}
