using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Desks;
using Ops.Telemetry.Model;
using Ops.Telemetry.Tests.Control;
using Ops.TestKit;

namespace Ops.Telemetry.Tests.Desks;

/// <summary>Desks over a loop that a test plays: eight servers as planned until something else is said.</summary>
internal sealed class DeskBench : IChangeExecutor, IDisposable
{
    private readonly LoopRig _rig;
    private long _milliseconds;

    public DeskBench(bool offersChanges = true)
    {
        FleetDefinition fleet = Fleets.Of();
        _rig = new LoopRig(Time, fleet, release: Releases.Of(fleet));
        PreOpen = new PreOpenDesk(() => _rig.Loop.Reader.Current, Journal, Time);
        Changes = new ChangeDesk(() => _rig.Loop.Reader.Current, offersChanges ? this : null, Journal, Time);
        foreach (ServerManifest manifest in Releases.AsPlanned(8))
            _rig.Feed.Publish(new FleetNotice.Manifest(manifest));
    }

    public FakeTimeProvider Time { get; } = new();

    public FakeJournal Journal { get; } = new();

    public PreOpenDesk PreOpen { get; }

    public ChangeDesk Changes { get; }

    public List<ChangeStep> Made { get; } = [];

    public static Actor Person(string name) => new(ActorKind.Person, name);

    public FleetSnapshot Publish(params FleetNotice[] notices)
    {
        foreach (FleetNotice notice in notices)
            _rig.Feed.Publish(notice);
        _rig.Feed.Tick(ServerStory.At(_milliseconds += 100), SessionPhase.PreOpen);
        _rig.Loop.Pump();
        _rig.Loop.Publish();
        return _rig.Loop.Reader.Current!;
    }

    public static FleetNotice Message(int server, string text) => new FleetNotice.Message(new ServerMessage(
        new ServerId((ushort)server), ServerStory.At(1), MessageSeverity.Warning, "BNET reject", text));

    public void Apply(ImmutableArray<ChangeStep> steps) => Made.AddRange(steps);

    public void Dispose() => _rig.Dispose();
}
