namespace Ops.Dashboard.Views;

/// <summary>One figure.</summary>
/// <param name="Text">The figure, or a dash.</param>
/// <param name="Tone">How loud.</param>
/// <param name="Exact">The exact figure, for the tip; null for none.</param>
public sealed record FigureView(string Text, Tone Tone = Tone.Calm, string? Exact = null)
{
    /// <summary>What is not known.</summary>
    public static FigureView Unknown { get; } = new(Format.None, Tone.Blind);
}
