using Ops.Simulator.Headless;
using Ops.Simulator.Scenarios;

var console = new HeadlessConsole(
    Console.Out, Console.Error, showProgress: !Console.IsErrorRedirected && !Console.IsOutputRedirected);
#pragma warning disable RS0030 // the composition root names the system clock: it measures how long a run took
return new CommandLine(console, ScenarioLibrary.Default, TimeProvider.System).Run(args);
#pragma warning restore RS0030
