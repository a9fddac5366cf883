namespace Ops.Telemetry.Audit;

/// <summary>Finds bytes in a file of any size.</summary>
internal static class FilePattern
{
    private const int BlockBytes = 1 << 20;

    /// <summary>Finds where bytes stand first.</summary>
    /// <param name="path">The file.</param>
    /// <param name="pattern">The bytes; not empty.</param>
    /// <returns>The offset of the first of them; -1 when they stand nowhere.</returns>
    public static long Find(string path, ReadOnlySpan<byte> pattern)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        byte[] block = new byte[BlockBytes + pattern.Length];
        int kept = 0;
        long start = 0;
        while (true)
        {
            int read = file.ReadAtLeast(block.AsSpan(kept, BlockBytes), BlockBytes, throwOnEndOfStream: false);
            int found = block.AsSpan(0, kept + read).IndexOf(pattern);
            if (found >= 0)
                return start + found;
            if (read < BlockBytes)
                return -1;
            int keep = pattern.Length - 1; // a pattern may begin in one block and end in the next
            block.AsSpan(kept + read - keep, keep).CopyTo(block);
            start += kept + read - keep;
            kept = keep;
        }
    }
}
