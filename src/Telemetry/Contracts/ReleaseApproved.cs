using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>An approval that was given already: nothing opens by another one.</summary>
/// <param name="By">Who approved.</param>
/// <param name="At">When; real time.</param>
/// <param name="IsDone">Whether the hold is gone; false while the release is still being written to the
/// journal.</param>
public sealed record ReleaseApproved(Actor By, WallTime At, bool IsDone);
