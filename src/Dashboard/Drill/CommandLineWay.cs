using System.Globalization;
using Ops.Dashboard.Cli;
using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Drill;

/// <summary>The door of the command line: the verb itself, from its arguments to its exit status.</summary>
/// <param name="line">Where the room is.</param>
/// <param name="identity">Who drills.</param>
/// <param name="settings">How long it may wait for proof.</param>
/// <param name="time">The clock.</param>
internal sealed class CommandLineWay(
    IDoorLine line, DrillIdentity identity, DrillSettings settings, TimeProvider time) : IDoorWay
{
    /// <inheritdoc/>
    public Door Door => Door.CommandLine;

    /// <inheritdoc/>
    public bool CommandsLater => false;

    /// <inheritdoc/>
    public Task<DoorHandle> ApproachAsync(ICanaryDesk desk, CancellationToken cancel) => Task.FromResult(
        line.Open() is { } open
            ? DoorHandle.At(_ => PressAsync(open.Address, open.Handler))
            : DoorHandle.OutOfReach("the program does not listen"));

    private async Task<string?> PressAsync(Uri address, HttpMessageHandler handler)
    {
        var output = new StringWriter();
        var errors = new StringWriter();
        string wait = Math.Ceiling(settings.Patience.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        int status = await CommandLine.RunAsync(
            [
                "kill", "--server", Canary.Name, "--reason", "Drill.", "--wait", wait, "--url", address.ToString(),
                "--key", identity.Key,
            ],
            output, errors, handler, time);
        return status == CommandLine.Done ? null
            : $"kill ended with status {status}: {errors.ToString().Trim()} {output.ToString().Trim()}".Trim();
    }
}
