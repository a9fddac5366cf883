using System.Text.RegularExpressions;
using Serilog.Core;
using Serilog.Events;

namespace Ops.Dashboard.Startup;

/// <summary>
/// Blacks out what opens a door before any sink sees it: sign-in links, bearer keys and our cookies, wherever the
/// framework puts a path or header into an event when somebody turns its level up.
/// </summary>
internal sealed partial class SecretScrubber : ILogEventEnricher
{
    private const string Hidden = "[hidden]";

    /// <inheritdoc/>
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        List<LogEventProperty>? clean = null;
        foreach ((string name, LogEventPropertyValue value) in logEvent.Properties)
        {
            if (Scrub(value) is { } scrubbed)
                (clean ??= []).Add(new LogEventProperty(name, scrubbed));
        }
        foreach (LogEventProperty property in clean ?? [])
            logEvent.AddOrUpdateProperty(property);
    }

    // null when there was nothing to hide
    private static ScalarValue? Scrub(LogEventPropertyValue value)
    {
        string? text = value is ScalarValue { Value: { } scalar } ? scalar.ToString() : value.ToString();
        return text is not null && Secret().IsMatch(text) ? new ScalarValue(Secret().Replace(text, Hidden)) : null;
    }

    [GeneratedRegex(
        @"(?<=signin/)[^\s/?""]+|(?<=Bearer\s+)[^\s""]+|(?<=ops-(?:session|antiforgery|passkey)[^=;\s]*=)[^;\s""]+" +
        @"|(?<=[?&](?:code|state)=)[^&\s""]+",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Secret();
}
