using Ops.Simulator.Scenarios;

namespace Ops.Simulator.Headless;

/// <summary>The verb list.</summary>
internal static class ListVerb
{
    /// <summary>Lists the library: id, title, date, what it teaches.</summary>
    /// <param name="console">Where it speaks.</param>
    /// <param name="library">The library.</param>
    /// <returns>The exit status.</returns>
    public static int Execute(HeadlessConsole console, ScenarioLibrary library)
    {
        int width = library.Summaries.Select(item => item.Id.Length).DefaultIfEmpty(0).Max();
        foreach (ScenarioSummary item in library.Summaries)
        {
            string presets = item.Presets.IsEmpty ? ""
                : $" Presets: {string.Join(", ", item.Presets.Select(preset => preset.Name))}.";
            console.Output.WriteLine($"{item.Id.PadRight(width)}  {item.Date:yyyy-MM-dd}  {item.Title}");
            console.Output.WriteLine($"{new string(' ', width)}  {item.Teaches}{presets}");
        }
        return library.Errors.IsEmpty ? ExitStatus.Done : console.Refuse(library.Errors);
    }
}
