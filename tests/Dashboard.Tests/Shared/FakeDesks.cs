using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Tests.Shared;

/// <summary>What people have said and asked for, as a test plays it.</summary>
internal sealed class FakeDesks : IPreOpenReader, IChangeReader
{
    public PreOpenState PreOpen { get; set; } = PreOpenState.None;

    public ChangeState Changes { get; set; } = ChangeState.None;

    public Func<ChangeRequest, ChangeThought> Thinks { get; set; } =
        static _ => new ChangeThought(null, [new ChangeFault("servers", "Name at least one server.")]);

    public List<ChangeRequest> Asked { get; } = [];

    PreOpenState IPreOpenReader.Current => PreOpen;

    ChangeState IChangeReader.Current => Changes;

    public ChangeThought Think(ChangeRequest request)
    {
        Asked.Add(request);
        return Thinks(request);
    }
}
