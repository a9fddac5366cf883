using System.Reflection;
using System.Runtime.Loader;

/// <summary>
/// Runs in a room's process before its own code when DOTNET_STARTUP_HOOKS names this assembly: from then on the room
/// finds this assembly and what it needs beside it. The name and place of the type are the runtime's.
/// </summary>
internal static class StartupHook
{
    /// <summary>Called by the runtime.</summary>
    public static void Initialize()
    {
        string folder = Path.GetDirectoryName(typeof(StartupHook).Assembly.Location)!;
        AssemblyLoadContext.Default.Resolving += (context, name) => Load(context, folder, name);
    }

    private static Assembly? Load(AssemblyLoadContext context, string folder, AssemblyName name)
    {
        string path = Path.Combine(folder, $"{name.Name}.dll");
        return File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
    }
}
