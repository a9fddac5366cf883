using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Pipeline;

/// <summary>Told of each picture right after it was made, beside what had been ordered. Runs on the loop's
/// thread.</summary>
public interface IPictureTap
{
    /// <summary>A picture was made.</summary>
    /// <param name="picture">What is measured.</param>
    /// <param name="control">What has been ordered.</param>
    void OnPicture(FleetSnapshot picture, ControlSnapshot control);
}
