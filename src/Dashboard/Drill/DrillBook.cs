using Ops.Dashboard.Sessions;

namespace Ops.Dashboard.Drill;

/// <summary>
/// The last round. It grows old by itself, so that a drill that no longer runs is seen by everybody who looks, whatever
/// keeps it from running.
/// </summary>
/// <param name="stage">The session on screen.</param>
/// <param name="settings">The rhythm.</param>
/// <param name="time">The clock.</param>
internal sealed class DrillBook(SessionStage stage, DrillSettings settings, TimeProvider time) : IDrillReader
{
    private readonly Lock _lock = new();
    private DrillRound? _last;
    private (long Epoch, long Since) _waiting;

    /// <summary>The last round; null before the first.</summary>
    public DrillRound? Last
    {
        get
        {
            lock (_lock)
                return _last;
        }
    }

    /// <summary>Takes a round.</summary>
    /// <param name="round">The round.</param>
    public void Add(DrillRound round)
    {
        lock (_lock)
            _last = round;
    }

    /// <inheritdoc/>
    public DrillStanding Look()
    {
        if (stage.Session is not { Room.Canary: not null } session)
            return DrillStanding.Unknown;
        lock (_lock)
            return _last is { } last && last.Epoch == session.Epoch ? Of_NeedsLock(last) : Before_NeedsLock(session);
    }

    private DrillStanding Of_NeedsLock(DrillRound last)
    {
        TimeSpan age = time.GetElapsedTime(last.Timestamp);
        bool proven = age <= settings.GoodFor && !last.Broken.Any();
        return new DrillStanding(proven ? DrillState.Proven : DrillState.Unproven, age, last.Slowest, last.Doors);
    }

    // A session that is being prepared waits; one that runs and is never drilled is not left waiting for ever.
    private DrillStanding Before_NeedsLock(RunningSession session)
    {
        if (session.Preparing is not null || _waiting.Epoch != session.Epoch)
            _waiting = (session.Epoch, time.GetTimestamp());
        bool overdue = time.GetElapsedTime(_waiting.Since) > settings.Again + (6 * settings.Patience);
        return new DrillStanding(overdue ? DrillState.Unproven : DrillState.Waiting, null, null, []);
    }
}
