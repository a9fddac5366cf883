using Ops.Simulator.Headless.Review;

namespace Ops.Dashboard.Debrief.Past;

/// <summary>What other acts came to.</summary>
/// <param name="Name">What was other, in words.</param>
/// <param name="Outcome">What it came to.</param>
/// <param name="Took">How long the run took.</param>
internal sealed record WhatIfResult(string Name, Outcome Outcome, string Took);
