namespace Ops.Simulator.Recorded.Importing;

/// <summary>What the command line of import asks for.</summary>
/// <param name="File">The captured file.</param>
/// <param name="Into">Directory of the scenario and of the copy of the file.</param>
/// <param name="Id">Id of the scenario; null for one made of the file's name.</param>
/// <param name="Format">Name of a format, or auto.</param>
/// <param name="Servers">Over how many servers the orders are spread, 1 to 64.</param>
/// <param name="Ticker">Ticker of the instrument; null for the format's.</param>
/// <param name="Compression">How many times faster it is played; null so that it lasts half an hour at most.</param>
internal sealed record ImportRequest(
    string File, string Into, string? Id, string Format, int Servers, string? Ticker, int? Compression);
