namespace Ops.Simulator.Recording;

/// <summary>A frame as it was read, its checksum proven.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Number">Its number in the file, from 1.</param>
/// <param name="Offset">Where it begins, in bytes from the start of the file.</param>
/// <param name="Payload">What it holds.</param>
internal readonly record struct Frame(FrameKind Kind, int Number, long Offset, byte[] Payload);
