using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Ops.Dashboard.Api;
using Ops.Simulator;
using Ops.Simulator.Scenarios;

namespace Ops.Dashboard.Authoring;

/// <summary>One scenario to write: its text, its faults, what it says, and what a run of it gives.</summary>
/// <param name="draft">The scenario as it stands.</param>
/// <param name="form">The form as it was sent, or of the draft.</param>
/// <param name="token">The token the form is sent with.</param>
internal sealed class ScenarioEditorPage(ScenarioDraft draft, EditorForm form, AntiforgeryTokenSet token)
{
    /// <summary>What became of the last press; null before one.</summary>
    public SaveResult? Result { get; init; }

    /// <summary>The text as it was read.</summary>
    public required ScenarioLoadResult Read { get; init; }

    /// <summary>Makes the page.</summary>
    /// <returns>The page.</returns>
    public PlainPage Page()
    {
        PlainPage page = new PlainPage($"Scenario {draft.Id}") { Sheet = "authoring.css", Script = "editor.js" }
            .Add("<p><a href=\"training/scenarios\">All scenarios</a> " +
                (draft.IsOwn ? "Yours: it may be changed and removed."
                    : "Shipped with the program: it stays as it is, your copy gets an id of its own.") + "</p>");
        if (Result is { } result)
        {
            bool done = result.Outcome == SaveOutcome.Done;
            page.Add($"<p role=\"{(done ? "status" : "alert")}\" class=\"{(done ? "done" : "error")}\">" +
                $"{PlainPage.Safe(result.Sentence)}</p>");
        }
        page.Add("<div class=\"authoring\">").Add(Editor()).Add("<section aria-label=\"What it says\">").Add(Faults());
        if (Read.Scenario is { } scenario)
        {
            page.Add(ScenarioFacts.Of(scenario));
        }
        return page.Add("</section></div>");
    }

    private string Editor() => $"""
        <form method="post" class="editor" data-editor>
        <input type="hidden" name="{PlainPage.Safe(token.FormFieldName)}" value="{PlainPage.Safe(token.RequestToken)}">
        <input type="hidden" name="stamp" value="{PlainPage.Safe(form.Stamp)}">
        <label for="text">Scenario text</label>
        <textarea id="text" name="text" rows="36" spellcheck="false" autocapitalize="off" autocomplete="off" wrap="off"
          maxlength="{ScenarioDesk.LongestText}">{"\n" + PlainPage.Safe(form.Text)}</textarea>
        <p class="place" data-place aria-hidden="true"></p>
        <div class="row">
        <label>Id <input name="id" value="{PlainPage.Safe(form.Id)}" maxlength="64" required></label>
        <button name="do" value="check">Check</button>
        <button name="do" value="save">Save</button>
        {(draft.IsOwn ? "<button name=\"do\" value=\"remove\" data-confirm>Remove</button>" : "")}
        </div>
        <fieldset><legend>Try it</legend><div class="row">
        <label>Seed <input name="seed" inputmode="numeric" value="{PlainPage.Safe(form.SeedText)}" size="8"></label>
        {Presets()}
        <button name="do" value="preview" formtarget="preview">Preview</button>
        <label>Difficulty <select name="difficulty"><option value="standard">standard</option>
        <option value="hard"{(form.Difficulty == Difficulty.Hard ? " selected" : "")}>hard</option>
        </select></label>
        <button name="do" value="vary">Vary</button></div>
        <p>Preview runs the whole day with nobody acting, in a page of its own.
        Vary puts another session of the same kind into the text.</p>
        </fieldset></form>
        """;

    private string Presets()
    {
        if (Read.Scenario is not { Presets.Length: > 0 } scenario)
            return "";
        var text = new StringBuilder("<label>Preset <select name=\"preset\">");
        foreach (PresetSpec preset in scenario.Presets)
        {
            string name = PlainPage.Safe(preset.Name);
            text.Append($"<option value=\"{name}\"{(preset.Name == form.Preset ? " selected" : "")}>{name}</option>");
        }
        return text.Append("</select></label>").ToString();
    }

    private string Faults()
    {
        if (Read.Errors.IsEmpty)
            return "<p class=\"done\">No faults.</p>";
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture,
            $"<h2>{Read.Errors.Length} {(Read.Errors.Length == 1 ? "fault" : "faults")}</h2><ol class=\"faults\">");
        foreach (ScenarioError fault in Read.Errors)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"<li><a href=\"training/scenarios/{PlainPage.Safe(draft.Id)}#text\" data-line=\"{fault.Line}\" " +
                $"data-column=\"{fault.Column}\">" +
                $"{fault.Line}:{fault.Column}</a> {PlainPage.Safe(fault.Wrong)}; {PlainPage.Safe(fault.Right)}</li>");
        }
        return text.Append("</ol>").ToString();
    }
}
