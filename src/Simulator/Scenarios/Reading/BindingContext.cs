namespace Ops.Simulator.Scenarios.Reading;

/// <summary>What all readers of one document share.</summary>
/// <param name="Errors">Where errors go.</param>
/// <param name="Names">Names defined and used.</param>
/// <param name="Trace">Keys asked for.</param>
/// <param name="Confined">Whether data files must lie beside the scenario: its text came from a browser.</param>
internal sealed record BindingContext(ErrorList Errors, NameBook Names, ShapeTrace Trace, bool Confined = false);
