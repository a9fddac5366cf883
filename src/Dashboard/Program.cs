using Ops.Dashboard.Cli;
using Ops.Dashboard.Startup;

return CommandLine.HasVerb(args)
    ? await CommandLine.RunAsync(args)
    : await ControlRoom.RunAsync(args);

/// <summary>Entry point; named for the tests that host it.</summary>
public partial class Program;
