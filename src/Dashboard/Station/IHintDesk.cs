using System.Collections.Immutable;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Station;

/// <summary>Hints as trainees meet them.</summary>
public interface IHintDesk
{
    /// <summary>All that were given in the session on screen; empty while none runs.</summary>
    ImmutableArray<Hint> Hints { get; }

    /// <summary>Somebody has read a hint.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="by">Who.</param>
    void ReadHint(int number, Actor by);
}
