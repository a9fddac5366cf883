using System.Collections.Immutable;
using Ops.Dashboard.Startup;

namespace Ops.Dashboard.Classroom;

/// <summary>
/// What class sessions have on disk: a folder each below classroom/, with class.json, the trail and the keys of its
/// cookies. Their recordings are on the shelf with all others.
/// </summary>
/// <param name="data">The data directory.</param>
/// <param name="log">Where what can't be put in order is told.</param>
internal sealed class ClassFolders(DataDirectory data, ILogger<ClassFolders> log)
{
    private const string Folder = "classroom";

    /// <summary>All there are, by name.</summary>
    /// <returns>Their full paths.</returns>
    public ImmutableArray<string> All() => Directory.Exists(data.PathOf(Folder))
        ? [.. Directory.GetDirectories(data.PathOf(Folder)).Order(StringComparer.Ordinal)] : [];

    /// <summary>Whether a name was given before.</summary>
    /// <param name="session">Id of a session.</param>
    /// <returns>True when it was.</returns>
    public bool Has(string session) => Directory.Exists(PathOf(session));

    /// <summary>Makes the folder of a session, or takes the one there is.</summary>
    /// <param name="session">Its id.</param>
    /// <returns>The folder.</returns>
    public DataDirectory Make(string session) => data.Below(Path.Combine(Folder, session));

    /// <summary>Writes that a session was ended: its trail stays, and its cookies are good for its debrief.</summary>
    /// <param name="ended">The session.</param>
    public void Forget(ClassRecord ended)
    {
        try
        {
            ClassFile.Write(PathOf(ended.Session), ended);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(failed, "What {Session} leaves could not be put in order", ended.Session);
        }
    }

    /// <summary>Throws the folder of a session away.</summary>
    /// <param name="session">Its id.</param>
    public void ThrowAway(string session)
    {
        try
        {
            Directory.Delete(PathOf(session), recursive: true);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(failed, "The folder of {Session} can't be thrown away", session);
        }
    }

    private string PathOf(string session) => data.PathOf(Path.Combine(Folder, session));
}
