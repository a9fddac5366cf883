using System.Collections.Immutable;
using Ops.Simulator.Recording;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Scenarios.Reading;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless.Review.Past;

/// <summary>
/// A recorded session as its pages showed it: a picture for every second. Its inputs go once through the same room as
/// they did then; while they do, what has been read can be looked at from any thread. Where it takes more memory than
/// it may, every other picture is given up.
/// </summary>
public sealed class SessionPast
{
    /// <summary>Bytes the pictures of one session may take, about.</summary>
    public const long MostBytes = 512L * 1024 * 1024;

    private readonly Recording.Recording _recording;
    private readonly Scenario _scenario;
    private readonly PictureReel _reel;
    private readonly ImmutableArray<PastEvent> _known;
    private double _done;
    private volatile bool _isComplete;

    private SessionPast(
        Recording.Recording recording, Scenario scenario, ImmutableArray<RecordedAct> acts, long mostBytes)
    {
        (_recording, _scenario) = (recording, scenario);
        Start = TimeOf(recording.Header.MarketStart, MarketTime.FromTimeOfDay(scenario.Session.Start));
        End = TimeOf(recording.End?.MarketEnd, MarketTime.FromTimeOfDay(scenario.Session.End));
        TakenOver = scenario.Training is { } training && MarketTime.FromTimeOfDay(training.StartAt) > Start
            ? MarketTime.FromTimeOfDay(training.StartAt) : Start;
        _reel = new PictureReel(TakenOver.AddNanoseconds(-60 * MarketTime.NanosecondsPerSecond), mostBytes);
        Missing = recording.End is { Dropped: > 0 } end ? RecordingGaps.Words(end.Dropped) : null;
        string? preset = recording.Header.Preset;
        Events = _known = PastEvents.Known(
            ScenarioVariant.Apply(RealCourse.Of(scenario, preset, acts), preset), acts, Start, End);
    }

    /// <summary>What was recorded.</summary>
    public RecordingHeader Header => _recording.Header;

    /// <summary>Market time at which the recording begins.</summary>
    public MarketTime Start { get; }

    /// <summary>Market time at which somebody took over.</summary>
    public MarketTime TakenOver { get; }

    /// <summary>Market time at which it ends; where it is damaged, what could be read.</summary>
    public MarketTime End { get; private set; }

    /// <summary>Part that is read, 0 to 1.</summary>
    public double Done => Volatile.Read(ref _done);

    /// <summary>Market time up to which pictures can be looked at; null before the first.</summary>
    public MarketTime? ReadUpTo => _reel.Last;

    /// <summary>Whether it is read to its end or its damage.</summary>
    public bool IsComplete => _isComplete;

    /// <summary>What is wrong with the recording, as a sentence with the place; null for nothing known.</summary>
    public string? Fault { get; private set; }

    /// <summary>What it misses because its writer was behind, as a sentence; null for nothing.</summary>
    public string? Missing { get; }

    /// <summary>Pictures kept, bytes they take, about, and market time between two.</summary>
    public (int Count, long Bytes, TimeSpan Step) Kept => _reel.Size;

    /// <summary>What happened, in order of time: incident and acts at once, alarms and gates when it is read.</summary>
    public ImmutableArray<PastEvent> Events { get; private set; }

    /// <summary>Opens a recording.</summary>
    /// <param name="directory">Its directory.</param>
    /// <param name="fault">Why it can't be looked at; null when it can.</param>
    /// <param name="mostBytes">Bytes its pictures may take, about.</param>
    /// <returns>The past, nothing of it read yet; null when there is none.</returns>
    public static SessionPast? Open(string directory, out string? fault, long mostBytes = MostBytes)
    {
        return RecordedSession.Open(directory, out fault) is { } session
            ? new SessionPast(session.Recording, session.Scenario, session.Acts, mostBytes) : null;
    }

    /// <summary>Reads it to its end, on the caller's thread, which it keeps for seconds. Once.</summary>
    /// <param name="wall">The real clock.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public void Read(TimeProvider wall, CancellationToken cancel)
    {
        try
        {
            using var run = new ReplayRun(_recording, _scenario, _reel.Look);
            _reel.Watch(run.Room, _scenario.Fleet.Servers.Length);
            ReplayOutcome outcome = run.Run(wall, done => Volatile.Write(ref _done, done), cancel);
            Fault = outcome.Fault?.ToString();
            End = Later(outcome.Run.End);
            _reel.End(End);
            Events = PastEvents.All(_known, outcome.Run.RootAlarms, outcome.Run.Holds, outcome.Run.Fleet);
        }
        catch (InvalidDataException wrong)
        {
            BreakOff(wrong.Message);
        }
        catch (OperationCanceledException)
        {
            BreakOff("It was put away while it was read; open this page again.");
            throw;
        }
        catch (Exception failure) // whatever it is: what was not read must not look as if nothing had happened
        {
            BreakOff($"It can't be read on: {failure.Message}");
            throw;
        }
        finally
        {
            _reel.Leave();
            Volatile.Write(ref _done, 1);
            _isComplete = true;
        }
    }

    /// <summary>The picture of a moment.</summary>
    /// <param name="at">The moment.</param>
    /// <returns>The last picture up to then; null when none is read yet.</returns>
    public PastPicture? At(MarketTime at) => _reel.At(at);

    /// <summary>What the page of a server showed.</summary>
    /// <param name="at">The moment.</param>
    /// <param name="server">The server.</param>
    /// <returns>The detail; null when there is none of that moment.</returns>
    public ServerDetail? DetailAt(MarketTime at, ServerId server) => _reel.DetailAt(at, server);

    /// <summary>What the room measured, second by second, as far as it is read.</summary>
    /// <returns>The columns.</returns>
    public PastCurves Curves() => _reel.Curves();

    /// <summary>Trend of one server as it stood at a moment.</summary>
    /// <param name="server">Index of the server.</param>
    /// <param name="at">The moment.</param>
    /// <returns>The trend.</returns>
    public TrendSeries Trend(int server, MarketTime at) => _reel.Trend(server, at);

    private void BreakOff(string why)
    {
        Fault = why;
        End = _reel.Last ?? Start;
    }

    // people may have acted after the last tick that the loop took
    private MarketTime Later(MarketTime end) =>
        _known.Where(static item => item.Lane == PastLane.Operator).Select(static item => item.At).Append(end).Max();

    private static MarketTime TimeOf(string? text, MarketTime otherwise) =>
        text is not null && MapReader.TryTime(text, out TimeSpan time) ? MarketTime.FromTimeOfDay(time) : otherwise;
}
