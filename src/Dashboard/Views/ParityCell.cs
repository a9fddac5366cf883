namespace Ops.Dashboard.Views;

/// <summary>A cell of the matrix: what is, what the plan asks for, and what is wrong with it.</summary>
/// <param name="Text">What is.</param>
/// <param name="Plan">What the plan asks for; null when it does not say.</param>
/// <param name="Agrees">Whether that is the same.</param>
/// <param name="Marks">What is wrong.</param>
public sealed record ParityCell(string Text, string? Plan, bool Agrees, ViewList<ParityMark> Marks)
{
    /// <summary>How loud: as loud as its loudest mark.</summary>
    public Tone Tone => Marks.Count == 0 ? Tone.Calm : Marks.Max(static mark => mark.Tone);
}
