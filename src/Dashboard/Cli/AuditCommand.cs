using System.CommandLine;
using Ops.Telemetry.Audit;

namespace Ops.Dashboard.Cli;

/// <summary>audit verify: checks a trail from its files alone; no control room is asked.</summary>
internal static class AuditCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="output">Where results go.</param>
    /// <param name="errors">Where complaints go.</param>
    /// <returns>The verb.</returns>
    public static Command Create(TextWriter output, TextWriter errors)
    {
        var directory = new Argument<string>("DIR") { Description = "The data directory with ops.db." };
        var verify = new Command(
            "verify", "Checks that every record is as it was written, none is missing and none moved.") { directory };
        verify.SetAction(async (parsed, _) =>
        {
            AuditVerification found = AuditVerifier.Verify(parsed.GetRequiredValue(directory));
            if (found.IsWhole)
            {
                await output.WriteLineAsync($"Whole: {found.Message} Last link {found.Head.Link}.");
                return CommandLine.Done;
            }
            await errors.WriteLineAsync($"{found.Fault}: {found.Place}: {found.Message}");
            await errors.WriteLineAsync($"Good up to record {found.Head.Number}, link {found.Head.Link}.");
            return CommandLine.Refused;
        });
        return new Command("audit", "Works on the audit trail's files.")
        {
            verify, AuditCheckCommand.Create(output, errors),
        };
    }
}
