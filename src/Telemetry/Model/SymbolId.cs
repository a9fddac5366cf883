namespace Ops.Telemetry.Model;

/// <summary>Position of an instrument in its fleet's universe: 0 to <see cref="Limits.MaxSymbols"/> - 1.</summary>
/// <param name="Index">Zero-based index, stable for the life of a fleet.</param>
public readonly record struct SymbolId(int Index)
{
    /// <inheritdoc/>
    public override string ToString() => $"symbol#{Index}";
}
