using System.Globalization;
using System.Text.RegularExpressions;
using Ops.Simulator.Recorded;
using Ops.Simulator.Recorded.Importing;
using Ops.Simulator.Scenarios;

namespace Ops.Simulator.Headless;

/// <summary>The verb import: makes a scenario of a file of captured order events.</summary>
/// <param name="console">Where it speaks.</param>
internal sealed partial class ImportVerb(HeadlessConsole console)
{
    private const int FaultsShown = 5;
    private static readonly TimeSpan s_comfortable = TimeSpan.FromMinutes(30);

    /// <summary>Imports a file. What is there already is never overwritten, and nothing half done is left.</summary>
    /// <param name="request">What the command line asks for.</param>
    /// <returns>0 when the scenario can be run, 1 when the file can't be used, 2 for a wrong command line.</returns>
    public int Execute(ImportRequest request)
    {
        if (!File.Exists(request.File))
            return console.Wrong($"{request.File}: there is no such file.");
        string id = request.Id ?? IdOf(request.File);
        string scenario = Path.Combine(request.Into, id + ".yaml");
        string copy = Path.Combine(request.Into, Path.GetFileName(request.File));
        if (File.Exists(scenario))
            return console.Wrong($"{scenario} is there already; give another --id, or remove it.");
        if (File.Exists(copy) && !Same(copy, request.File))
            return console.Wrong($"{copy} is there already and is another file; rename the one to import.");
        try
        {
            return Import(request, scenario, copy);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return Refused($"{request.File}: {failure.Message}");
        }
    }

    private int Import(ImportRequest request, string scenario, string copy)
    {
        CaptureFormat? format = request.Format == "auto" ? CaptureFormat.Of(FirstRow(request.File))
            : CaptureFormat.All.First(one => one.Name == request.Format);
        if (format is null)
        {
            string known = string.Join("; ", CaptureFormat.All.Select(one => $"{one.Name} ({one.Title})"));
            return Refused($"{request.File}:1: the format is not recognised; known are {known}. " +
                "For any other write the mapping yourself, see Recorded flow in docs/SCENARIOS.md.");
        }
        RecordedFlowSpec mapping = format.Mapping with { File = Path.GetFullPath(request.File) };
        CaptureSurvey survey = CaptureSurvey.Of(mapping);
        Tell(request.File, format, survey);
        if (survey.Orders == 0)
            return Refused($"{request.File}: no row enters an order; nothing was imported.");
        mapping = mapping with
        {
            Ticker = request.Ticker ?? mapping.Ticker, Compression = request.Compression ?? Comfortable(survey.Length),
        };
        var made = new CaptureScenario(format, mapping, survey, request.Servers);
        if (made.Length > CaptureScenario.Longest)
            return Refused($"{request.File}: lasts {made.Length} at --compression {mapping.Compression}; " +
                $"a session lasts {CaptureScenario.Longest} at most.");
        return Write(request.File, scenario, copy, made);
    }

    private int Write(string file, string scenario, string copy, CaptureScenario made)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(scenario))!);
        bool isNew = !File.Exists(copy);
        if (isNew)
            File.Copy(file, copy);
        string text = made.Text(Path.GetFileName(copy));
        ScenarioLoadResult loaded = ScenarioLoader.Load(text, scenario);
        if (loaded.Scenario is null)
        {
            if (isNew)
                File.Delete(copy);
            return console.Refuse(loaded.Errors);
        }
        string draft = scenario + ".part";
        File.WriteAllText(draft, text);
        File.Move(draft, scenario);
        console.Output.WriteLine($"{scenario}: imported, lasts {made.Length:hh\\:mm\\:ss}. " +
            "Run it by this file's name, or put both files into the control room's data/scenarios to train on it.");
        return ExitStatus.Done;
    }

    private void Tell(string file, CaptureFormat format, CaptureSurvey survey)
    {
        console.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{file}: {format.Title}; {survey.Rows} rows, {survey.Orders} orders, {survey.Malformed} rows unusable, " +
            $"over {survey.Length:d\\.hh\\:mm\\:ss}"));
        foreach (RecordedFault fault in survey.FirstFaults.Take(FaultsShown))
            console.Errors.WriteLine($"{file}:{fault.Line}: {fault.Reason}");
    }

    // such that a session lasts half an hour at most
    private static int Comfortable(TimeSpan length) => Math.Max(1, (int)Math.Ceiling(length / s_comfortable));

    private static List<string> FirstRow(string file)
    {
        using TextReader text = RecordedFlowReader.OpenText(file);
        using var lines = new BoundedLines(text);
        return lines.TryRead(out string? line) ? CsvRow.Split(line) : [];
    }

    private static bool Same(string one, string other)
    {
        if (new FileInfo(one).Length != new FileInfo(other).Length)
            return false;
        using FileStream first = File.OpenRead(one);
        using FileStream second = File.OpenRead(other);
        return System.Security.Cryptography.SHA256.HashData(first)
            .AsSpan().SequenceEqual(System.Security.Cryptography.SHA256.HashData(second));
    }

    private static string IdOf(string file)
    {
        string name = Path.GetFileName(file);
        string bare = name[..(name.IndexOf('.', 1) is > 0 and var dot ? dot : name.Length)];
        string id = OtherSigns().Replace(bare.ToLowerInvariant(), "-").Trim('-');
        return id.Length == 0 ? "capture" : id;
    }

    private int Refused(string sentence)
    {
        console.Errors.WriteLine(sentence);
        return ExitStatus.Refused;
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex OtherSigns();
}
