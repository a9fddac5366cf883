using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Ops.Dashboard.Api;
using Ops.Dashboard.Auth;
using Ops.Simulator;

namespace Ops.Dashboard.Classroom;

/// <summary>
/// What the form of a class session is answered with when something in it is wrong: every fault, and the form once more
/// with what was written into it.
/// </summary>
/// <param name="form">What was sent.</param>
/// <param name="library">Scenarios on offer.</param>
/// <param name="token">Antiforgery token of the page.</param>
internal sealed class ClassFormPage(
    IFormCollection form, IEnumerable<ScenarioSummary> library, AntiforgeryTokenSet token)
{
    private static readonly string[] s_difficulties = ["as-written", "standard", "hard"];

    /// <summary>Makes it.</summary>
    /// <param name="faults">What is wrong.</param>
    /// <returns>The page.</returns>
    public PlainPage Page(IReadOnlyList<InputFault> faults)
    {
        string items = string.Concat(faults.Select(static fault =>
            $"<li>{PlainPage.Safe(fault.Field.Length == 0 ? fault.Message : $"{fault.Field}: {fault.Message}")}</li>"));
        return new PlainPage("The session was not opened")
            .Add($"<div class=\"error\" role=\"alert\"><p>Nothing was opened.</p><ul>{items}</ul></div>")
            .Add($"""
                <form method="post" action="sessions">{KillPage.Hidden(token)}
                {Field("title", "Title", ClassCheck.LongestTitle)}
                <label for="scenario">Scenario</label>
                <select id="scenario" name="scenario">{Scenarios()}</select>
                {Field("seed", "Seed", 20)}
                <label for="difficulty">Variation</label>
                <select id="difficulty" name="difficulty">{Options(s_difficulties, form["difficulty"])}</select>
                <fieldset><legend>Seats: you lead it, unless your name stands here with another role</legend>
                {Seats()}</fieldset>
                <p><button>Open the session</button></p></form>
                """)
            .Add("<p><a href=\"training\">Back to training</a></p>");
    }

    private string Field(string name, string label, int longest) =>
        $"<label for=\"{name}\">{label}</label><input id=\"{name}\" name=\"{name}\" maxlength=\"{longest}\" " +
        $"autocomplete=\"off\" value=\"{PlainPage.Safe(form[name])}\">";

    private string Scenarios()
    {
        string chosen = form["scenario"].ToString();
        return string.Concat(ClassCheck.Offered(library).Select(one =>
            Option(one.Value, one.Text, one.Value == chosen)));
    }

    private string Seats()
    {
        var rows = new StringBuilder();
        for (int row = 1; row <= ClassInput.FormRows; row++)
        {
            rows.Append($"<label for=\"name{row}\">Name of seat {row}</label>" +
                $"<input id=\"name{row}\" name=\"name{row}\" maxlength=\"64\" autocomplete=\"off\" " +
                $"value=\"{PlainPage.Safe(form[$"name{row}"])}\">" +
                $"<label for=\"role{row}\">Role of seat {row}</label><select id=\"role{row}\" name=\"role{row}\">" +
                $"{Options(Roles.All, form[$"role{row}"])}</select>");
        }
        return rows.ToString();
    }

    private static string Options(IEnumerable<string> all, string? chosen) =>
        string.Concat(all.Select(one => Option(one, one, one == chosen)));

    private static string Option(string value, string text, bool isChosen) =>
        $"<option value=\"{PlainPage.Safe(value)}\"{(isChosen ? " selected" : "")}>{PlainPage.Safe(text)}</option>";
}
