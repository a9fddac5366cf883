namespace Ops.Simulator.Recording;

/// <summary>What came of an export.</summary>
/// <param name="Events">Events written.</param>
/// <param name="Dropped">Inputs that are missing in the recording.</param>
/// <param name="Fault">Where the recording is damaged: what comes after is not in the export; null when it is
/// whole.</param>
public sealed record ExportResult(long Events, long Dropped, RecordingFault? Fault);
