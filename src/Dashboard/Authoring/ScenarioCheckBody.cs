using System.Collections.Immutable;
using Ops.Simulator.Scenarios;

namespace Ops.Dashboard.Authoring;

/// <summary>What the check of a text found.</summary>
/// <param name="Valid">Whether it can be run.</param>
/// <param name="Errors">Its faults: file, line, column, what is wrong, what would be right.</param>
internal sealed record ScenarioCheckBody(bool Valid, ImmutableArray<ScenarioError> Errors);
