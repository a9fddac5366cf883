using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless;

/// <summary>Keeps what a run's report tells of restarts in stages.</summary>
internal sealed class RampRows
{
    private readonly List<RampRow> _rows = [];

    /// <summary>The restarts, in the order in which they began.</summary>
    public IReadOnlyList<RampRow> Rows => _rows;

    /// <summary>Looks at a control picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="now">Market time.</param>
    public void Look(ControlSnapshot picture, MarketTime now)
    {
        foreach (RampState ramp in picture.Ramps)
        {
            int known = _rows.FindIndex(row => row.Ramp.Hold.Id == ramp.Hold.Id);
            if (known < 0)
                _rows.Add(new RampRow(ramp, [now]));
            else
                _rows[known] = Seen(_rows[known], ramp, now);
        }
        for (int i = 0; i < _rows.Count; i++)
        {
            Hold hold = _rows[i].Ramp.Hold;
            if (_rows[i].EndedAt is null && picture.Ramps.All(ramp => ramp.Hold.Id != hold.Id))
            {
                bool stopped = picture.Servers.Any(server => server.State != FlowState.Absent
                    && server.Holds.Any(other => other.Mode.Stops() && other.Scope == hold.Scope));
                _rows[i] = _rows[i] with { EndedAt = now, Stopped = stopped };
            }
        }
    }

    private static RampRow Seen(RampRow row, RampState ramp, MarketTime now) => row with
    {
        Ramp = ramp, Stages = row.Ramp.Stage == ramp.Stage ? row.Stages : row.Stages.Add(now),
    };
}
