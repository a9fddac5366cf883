using Ops.Telemetry.Model;

namespace Ops.Telemetry.Readiness;

/// <summary>What is to be done about a restart.</summary>
internal abstract record RampVerdict
{
    private RampVerdict()
    {
    }

    /// <summary>The stage goes on.</summary>
    /// <param name="Ends">When it ends if it is accepted.</param>
    /// <param name="Waiting">What it waits for; null for the time alone.</param>
    internal sealed record Stay(MarketTime Ends, string? Waiting) : RampVerdict;

    /// <summary>The stage is accepted.</summary>
    internal sealed record Accept : RampVerdict;

    /// <summary>The same fault, or nobody can tell: stop it again.</summary>
    /// <param name="Rule">The rule that says so, or what else does.</param>
    /// <param name="Why">Why, in a sentence.</param>
    internal sealed record Kill(string Rule, string Why) : RampVerdict;

    /// <summary>Something else has stopped all of it.</summary>
    internal sealed record Abort : RampVerdict;
}
