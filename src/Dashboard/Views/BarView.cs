using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Views;

/// <summary>A value beside its limit, as a bar.</summary>
/// <param name="Filled">Share that is filled, 0 to 100.</param>
/// <param name="WarnAt">Where the warning tick stands, 0 to 100.</param>
/// <param name="Tone">How loud.</param>
/// <param name="Limit">The limit and what it does, in words.</param>
public sealed record BarView(string Filled, string WarnAt, Tone Tone, string Limit)
{
    /// <summary>Makes a bar.</summary>
    /// <param name="value">The value; null when it is not known.</param>
    /// <param name="limit">The limit.</param>
    /// <param name="warnAtPercent">Share of the limit from which it warns, in percent.</param>
    /// <param name="limitText">The limit in words.</param>
    /// <param name="action">What crossing it does.</param>
    /// <returns>The bar.</returns>
    public static BarView Of(decimal? value, decimal limit, int warnAtPercent, string limitText,
        LimitAction action) => new(
        value is { } known ? Format.Share(known, limit) : "0", Format.Share(warnAtPercent, 100),
        value is { } measured ? ToneText.Beside(measured, limit, warnAtPercent) : Tone.Blind,
        $"of {limitText} → {Word(action)}");

    /// <summary>What a limit does, in one word.</summary>
    /// <param name="action">The action.</param>
    /// <returns>The word.</returns>
    public static string Word(LimitAction action) => LimitWords.Of(action);
}
