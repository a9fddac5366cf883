using System.CommandLine;
using System.Text.Json;
using Ops.Dashboard.Trail;
using Ops.Telemetry.Audit;
using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Cli;

/// <summary>audit check: checks an export of the trail, JSON lines, line by line; no control room is asked.</summary>
internal static class AuditCheckCommand
{
    /// <summary>Makes the verb.</summary>
    /// <param name="output">Where results go.</param>
    /// <param name="errors">Where complaints go.</param>
    /// <returns>The verb.</returns>
    public static Command Create(TextWriter output, TextWriter errors)
    {
        var file = new Argument<string>("FILE") { Description = "An export as JSON lines." };
        var check = new Command(
            "check", "Checks that every line of an export is as it was written, and that neighbours follow.") { file };
        check.SetAction(async (parsed, cancel) =>
        {
            string path = parsed.GetRequiredValue(file);
            if (!File.Exists(path))
            {
                await errors.WriteLineAsync($"There is no {path}.");
                return CommandLine.WrongUsage;
            }
            return await CheckAsync(path, output, errors, cancel);
        });
        return check;
    }

    private static async Task<int> CheckAsync(
        string path, TextWriter output, TextWriter errors, CancellationToken cancel)
    {
        int number = 0;
        AuditRow? before = null;
        await foreach (string line in File.ReadLinesAsync(path, cancel))
        {
            number++;
            (AuditRow? row, string? fault) = Read(line, before);
            if (row is null)
            {
                await errors.WriteLineAsync($"{path}:{number}: {fault}");
                return CommandLine.Refused;
            }
            before = row;
        }
        await output.WriteLineAsync(before is null
            ? "There is no entry in it."
            : $"{number} entries, each as it was written. The last is record {before.Number}, link {before.Link}.");
        return CommandLine.Done;
    }

    private static (AuditRow? Row, string? Fault) Read(string line, AuditRow? before)
    {
        try
        {
            AuditRow? row = JsonSerializer.Deserialize<AuditLine>(line, AuditLine.Json)?.ToRow();
            if (row is null || !AuditLinks.Follows(row))
                return (null, "its link does not follow from what it says: it is not what was written.");
            if (before is not null && row.Number <= before.Number)
                return (null, $"record {row.Number} comes after record {before.Number}: lines were moved.");
            return before is not null && row.Number == before.Number + 1 && row.Before != before.Link
                ? (null, $"record {row.Number} does not follow from record {before.Number}.")
                : (row, null);
        }
        catch (Exception broken) when (broken is JsonException or FormatException or OverflowException)
        {
            return (null, $"it is no entry: {broken.Message}");
        }
    }
}
