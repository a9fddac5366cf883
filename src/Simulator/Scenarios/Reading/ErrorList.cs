using System.Collections.Immutable;

namespace Ops.Simulator.Scenarios.Reading;

/// <summary>Collects the errors of one file.</summary>
/// <param name="file">The file as errors name it.</param>
internal sealed class ErrorList(string file)
{
    private readonly List<ScenarioError> _errors = [];

    /// <summary>Whether nothing is wrong so far.</summary>
    public bool IsEmpty => _errors.Count == 0;

    /// <summary>How many errors there are so far.</summary>
    public int Count => _errors.Count;

    /// <summary>Adds an error.</summary>
    /// <param name="place">Where.</param>
    /// <param name="wrong">What is wrong.</param>
    /// <param name="right">What would be right.</param>
    public void Add(Place place, string wrong, string right) =>
        _errors.Add(new ScenarioError(file, place.Line, place.Column, wrong, right));

    /// <summary>All errors in the order of the file.</summary>
    /// <returns>The errors.</returns>
    public ImmutableArray<ScenarioError> InOrder() =>
        [.. _errors.Distinct().OrderBy(error => error.Line).ThenBy(error => error.Column)];
}
