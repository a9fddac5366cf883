using Ops.Dashboard.Startup;
using Ops.Telemetry.Audit;

namespace Ops.Dashboard.Trail;

/// <summary>Checks the trail on disk while the program runs, one check at a time: each reads the whole file.</summary>
/// <param name="data">Where the trail is.</param>
internal sealed class TrailCheck(DataDirectory data) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Checks it.</summary>
    /// <param name="cancel">Gives up waiting for the check before.</param>
    /// <returns>What was found.</returns>
    public async Task<AuditVerification> RunAsync(CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            return await Task.Run(() => AuditVerifier.Verify(data.Root), CancellationToken.None);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();
}
