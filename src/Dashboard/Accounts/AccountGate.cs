namespace Ops.Dashboard.Accounts;

/// <summary>
/// One change of accounts at a time: two supervisors who lock each other in the same moment would leave none.
/// </summary>
internal sealed class AccountGate : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Waits for its turn.</summary>
    /// <returns>Ends the turn when disposed.</returns>
    public async Task<IDisposable> EnterAsync()
    {
        await _one.WaitAsync();
        return new Turn(_one);
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private sealed class Turn(SemaphoreSlim one) : IDisposable
    {
        public void Dispose() => one.Release();
    }
}
