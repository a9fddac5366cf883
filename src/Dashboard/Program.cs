using Ops.Dashboard.Cli;
using Ops.Dashboard.Startup;

NativeMemory.KeepSteady();
return CommandLine.HasVerb(args)
    ? await CommandLine.RunAsync(args, Console.Out, Console.Error, handler: null, SystemClock.Instance)
    : await ControlRoom.RunAsync(args);

/// <summary>Entry point; named for the tests that host it.</summary>
public partial class Program;
