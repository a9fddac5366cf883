using System.Text.RegularExpressions;
using Ops.Architecture.Tests.Source;
using Xunit;

namespace Ops.Architecture.Tests.Tidy;

/// <summary>
/// A room may be mounted below a path: a class session always is, the main room is behind some proxies. So no page,
/// script or redirect starts at the root of the host.
/// </summary>
public sealed class LinkTests
{
    private static readonly Regex s_markup = Pattern.Of("""\b(href|action|formaction|src|data-say)=\\?["']/""");

    private static readonly Regex s_redirect = Pattern.Of("""Redirect\(\$?"/|NavigateTo\(\$?"/|RefreshFrom = \$?"/""");

    private static readonly Regex s_script =
        Pattern.Of("""(fetch|post|opsPost|assign|replace|open|EventSource|WebSocket)\(\s*['"`]/|href = ['"`]/""");

    [Theory]
    [InlineData("""<a href="/kill">""")]
    [InlineData("""$"<form method=\"post\" action=\"/kill\">" """)]
    public void MarkupRule_Sees_AbsoluteLinks(string line) => Assert.Matches(s_markup, line);

    [Theory]
    [InlineData("Results.Redirect(\"/kill\")")]
    [InlineData("Results.LocalRedirect($\"/kill/{id}\")")]
    [InlineData("Places.NavigateTo(\"/audit\")")]
    public void RedirectRule_Sees_AbsolutePlaces(string line) => Assert.Matches(s_redirect, line);

    [Theory]
    [InlineData("await fetch(`/api/kill/${ticket}`)")]
    [InlineData("location.assign('/account')")]
    [InlineData("link.href = `/unwind?${query}`;")]
    public void ScriptRule_Sees_AbsoluteAddresses(string line) => Assert.Matches(s_script, line);

    [Fact]
    public void Pages_Link_RelativeToTheRoom() =>
        Findings.AssertNone(
            Findings.NotEmpty(
                Repository.Sources(".razor", "src/Dashboard/").Concat(Repository.Sources(".cs", "src/Dashboard/")),
                "page")
                .SelectMany(file => file.LinesWhere(
                    line => s_markup.IsMatch(line) || s_redirect.IsMatch(line), "starts at the root of the host")),
            "Links are relative (\"kill\", \"./\"), redirects start with \"~/\": a room may be mounted below a path.");

    [Fact]
    public void Scripts_Ask_RelativeToTheRoom() =>
        Findings.AssertNone(
            Findings.NotEmpty(Repository.Sources(".js", "wwwroot/js/"), "script")
                .SelectMany(file => file.LinesWhere(s_script.IsMatch, "starts at the root of the host")),
            "Scripts ask for \"api/kill\", not \"/api/kill\": a room may be mounted below a path.");
}
