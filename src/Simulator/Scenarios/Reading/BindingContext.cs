namespace Ops.Simulator.Scenarios.Reading;

/// <summary>What all readers of one document share.</summary>
/// <param name="Errors">Where errors go.</param>
/// <param name="Names">Names defined and used.</param>
/// <param name="Trace">Keys asked for.</param>
internal sealed record BindingContext(ErrorList Errors, NameBook Names, ShapeTrace Trace);
