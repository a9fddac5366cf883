using Microsoft.Playwright;

namespace Ops.EndToEnd.Tests.Browsing;

/// <summary>
/// Measures in every frame where the kill buttons of a page stand, and remembers each that was elsewhere than at
/// first. It is put into the page before it is opened: the page's own policy forbids scripts that come later.
/// </summary>
internal static class Surveyor
{
    private const string Script = """
        (() => {
          const survey = window.opsSurvey = { frames: 0, first: null, then: '', moved: {} };
          const above = () => [...document.querySelectorAll('header, nav, main > *, .strip-cell, .bars')].map(part =>
            `${part.className || part.tagName} ${part.getBoundingClientRect().height}`).join(', ');
          const buttons = '[data-kill-form] [data-kill-scope], [data-tile] [data-kill-scope]';
          const places = () => {
            const found = {};
            for (const button of document.querySelectorAll(buttons)) {
              const { left, top, width, height } = button.getBoundingClientRect();
              const scrolled = button.closest('[data-tile]') ? [scrollX, scrollY] : [0, 0]; // the bar never scrolls
              const at = [left + scrolled[0], top + scrolled[1], width, height].map(Math.round);
              found[button.dataset.killTarget ?? 'all'] = at.join(' ');
            }
            return found;
          };
          const look = () => {
            requestAnimationFrame(look);
            if (!survey.first) return;
            survey.frames++;
            const now = places();
            for (const name of Object.keys(survey.first)) {
              if (now[name] !== survey.first[name])
                survey.moved[name] ??= `${name} from ${survey.first[name]} to ${now[name]}: ` +
                  (document.querySelector(`[data-tile="${name}"]`)?.innerText ?? '') +
                  ` Parts then: ${survey.then}. Now: ${above()}.`;
            }
          };
          window.opsSurveyFrom = () => {
            [survey.first, survey.then, survey.moved, survey.frames] = [places(), above(), {}, 0];
          };
          look();
        })();
        """;

    /// <summary>Puts the surveyor into a page. Call it before the page is opened.</summary>
    /// <param name="page">The page.</param>
    public static Task SurveyAsync(this IPage page) => page.AddInitScriptAsync(Script);

    /// <summary>From now on every button has to stay where it is.</summary>
    /// <param name="page">The page.</param>
    public static Task SurveyFromNowAsync(this IPage page) => page.EvaluateAsync("opsSurveyFrom()");

    /// <summary>The buttons that were elsewhere in any frame since, each with what its tile said.</summary>
    /// <param name="page">The page.</param>
    public static Task<string[]> MovedAsync(this IPage page) =>
        page.EvaluateAsync<string[]>("Object.values(opsSurvey.moved)");

    /// <summary>Frames that were looked at since.</summary>
    /// <param name="page">The page.</param>
    public static Task<int> SurveyedFramesAsync(this IPage page) => page.EvaluateAsync<int>("opsSurvey.frames");
}
