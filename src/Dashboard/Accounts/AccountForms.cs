using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Ops.Dashboard.Api;

namespace Ops.Dashboard.Accounts;

/// <summary>Pieces of the forms of accounts. Every value is made safe here.</summary>
/// <param name="token">The antiforgery token of the page.</param>
internal sealed class AccountForms(AntiforgeryTokenSet token)
{
    /// <summary>A form of one button.</summary>
    /// <param name="action">Where it goes.</param>
    /// <param name="text">What the button says.</param>
    /// <param name="fields">Hidden fields.</param>
    /// <returns>The markup.</returns>
    public string Button(string action, string text, params (string Name, string Value)[] fields) =>
        Form(action, $"<button>{PlainPage.Safe(text)}</button>", fields);

    /// <summary>A form.</summary>
    /// <param name="action">Where it goes.</param>
    /// <param name="inside">Its markup, safe.</param>
    /// <param name="fields">Hidden fields.</param>
    /// <returns>The markup.</returns>
    public string Form(string action, string inside, params (string Name, string Value)[] fields)
    {
        IEnumerable<string> hidden = fields.Prepend((token.FormFieldName, token.RequestToken ?? "")).Select(field =>
            $"<input type=\"hidden\" name=\"{PlainPage.Safe(field.Item1)}\" value=\"{PlainPage.Safe(field.Item2)}\">");
        return $"<form method=\"post\" action=\"{PlainPage.Safe(action)}\">{string.Concat(hidden)}{inside}</form>";
    }

    /// <summary>A labelled field.</summary>
    /// <param name="name">Its name, and id.</param>
    /// <param name="label">Its label.</param>
    /// <param name="type">Type of the input.</param>
    /// <param name="autocomplete">What a browser may fill in.</param>
    /// <param name="value">What stands in it.</param>
    /// <returns>The markup.</returns>
    public static string Field(string name, string label, string type, string autocomplete, string value = "") =>
        $"<label for=\"{name}\">{PlainPage.Safe(label)}</label><input id=\"{name}\" name=\"{name}\" type=\"{type}\" " +
        $"autocomplete=\"{autocomplete}\" value=\"{PlainPage.Safe(value)}\" maxlength=\"256\" required>";

    /// <summary>What went wrong, where it is read first.</summary>
    /// <param name="fault">The sentence; null for nothing.</param>
    /// <returns>The markup.</returns>
    public static string Fault(string? fault) =>
        fault is null ? "" : $"<p class=\"error\" role=\"alert\">{PlainPage.Safe(fault)}</p>";

    /// <summary>Whether a page was asked for by an address instead of a name: no passkey is made for one.</summary>
    /// <param name="request">The request.</param>
    /// <returns>True for 127.0.0.1 and the like.</returns>
    public static bool IsByAddress(HttpRequest request) =>
        IPAddress.TryParse(request.Host.Host.Trim('[', ']'), out _);

    /// <summary>The same place on this machine by its name.</summary>
    /// <param name="request">The request.</param>
    /// <param name="path">The place.</param>
    /// <returns>The address.</returns>
    public static string ByName(HttpRequest request, string path) =>
        $"{request.Scheme}://localhost{(request.Host.Port is { } port ? $":{port}" : "")}{request.PathBase}{path}";
}
