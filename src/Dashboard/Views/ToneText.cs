using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Views;

/// <summary>The class, shape and word of a tone.</summary>
public static class ToneText
{
    /// <summary>The style class.</summary>
    /// <param name="tone">The tone.</param>
    /// <returns>The class.</returns>
    public static string Css(this Tone tone) => tone switch
    {
        Tone.Calm => "tone-calm",
        Tone.Notice => "tone-notice",
        Tone.Warning => "tone-warning",
        Tone.Critical => "tone-critical",
        _ => "tone-blind",
    };

    /// <summary>The shape that says it without colour.</summary>
    /// <param name="tone">The tone.</param>
    /// <returns>One sign; empty when calm.</returns>
    public static string Sign(this Tone tone) => tone switch
    {
        Tone.Calm => "",
        Tone.Notice => "●",
        Tone.Warning => "▲",
        Tone.Critical => "◆",
        _ => "▨",
    };

    /// <summary>The word.</summary>
    /// <param name="tone">The tone.</param>
    /// <returns>The word, in lower case.</returns>
    public static string Word(this Tone tone) => tone switch
    {
        Tone.Calm => "calm",
        Tone.Notice => "notice",
        Tone.Warning => "warning",
        Tone.Critical => "critical",
        _ => "blind",
    };

    /// <summary>The tone of a severity.</summary>
    /// <param name="severity">The severity.</param>
    /// <returns>The tone.</returns>
    public static Tone Of(AnomalySeverity severity) => severity switch
    {
        AnomalySeverity.Calm => Tone.Calm,
        AnomalySeverity.Notice => Tone.Notice,
        AnomalySeverity.Warning => Tone.Warning,
        _ => Tone.Critical,
    };

    /// <summary>The tone of a value beside its limit.</summary>
    /// <param name="value">The value; a negative one is under every limit.</param>
    /// <param name="limit">The limit; 0 or less for none.</param>
    /// <param name="warnAtPercent">Share of the limit from which it warns, in percent.</param>
    /// <returns>Calm, warning or critical.</returns>
    public static Tone Beside(decimal value, decimal limit, int warnAtPercent)
    {
        if (limit <= 0 || value < limit * warnAtPercent / 100)
            return Tone.Calm;
        return value < limit ? Tone.Warning : Tone.Critical;
    }
}
