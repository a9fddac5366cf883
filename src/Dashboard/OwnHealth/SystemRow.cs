using Ops.Dashboard.Views;

namespace Ops.Dashboard.OwnHealth;

/// <summary>One figure of the control room itself.</summary>
/// <param name="What">What it is.</param>
/// <param name="Now">The figure, and how loud.</param>
/// <param name="Well">What it is when all is well.</param>
public sealed record SystemRow(string What, FigureView Now, string Well);
