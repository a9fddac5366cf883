using System.Collections.Immutable;
using Ops.Dashboard.Classroom;
using Ops.Dashboard.Views;

namespace Ops.Dashboard.Tests.Shared;

/// <summary>Class sessions as a test wants them.</summary>
internal sealed class FakeClassroom : IClassroom
{
    public int Most => 8;

    public ImmutableArray<ClassRowView> Rows { get; set; } = [];

    public ImmutableArray<ClassRowView> Look() => Rows;
}
