using System.Runtime.ExceptionServices;

namespace Ops.Soak.Tests.People;

/// <summary>What people have done and not been answered yet: a slow disk keeps them waiting.</summary>
internal sealed class OpenActs
{
    private readonly List<Task> _acts = [];

    /// <summary>Remembers an act until it is answered.</summary>
    /// <param name="act">The act.</param>
    public void Add(Task act) => _acts.Add(act);

    /// <summary>Forgets acts that were answered.</summary>
    /// <exception cref="SoakViolation">One of them found something.</exception>
    public void Look()
    {
        for (int i = 0; i < _acts.Count; i++)
        {
            if (!_acts[i].IsCompleted)
                continue;
            Task act = _acts[i];
            _acts.RemoveAt(i--);
            if (act.Exception?.InnerException is { } found)
                ExceptionDispatchInfo.Throw(found);
        }
    }

    /// <summary>The room they waited for was killed.</summary>
    public void Forget() => _acts.Clear();
}
