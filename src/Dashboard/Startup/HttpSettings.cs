namespace Ops.Dashboard.Startup;

/// <summary>How much is answered. A kill is answered always.</summary>
/// <param name="RequestsPerSecond">Requests a second of one identity, or address without one, in the long run.</param>
/// <param name="Burst">How many more it may make at once.</param>
/// <param name="SignInsPerMinute">Tries to sign in of one address a minute.</param>
/// <param name="BehindProxy">Whether a proxy on this machine says who asks and by which name.</param>
internal sealed record HttpSettings(int RequestsPerSecond, int Burst, int SignInsPerMinute, bool BehindProxy)
{
    /// <summary>What holds when nothing is set.</summary>
    public static HttpSettings Default { get; } = new(100, 600, 30, false);
}
