using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Tests.Shared;

/// <summary>Limits as a test sets them.</summary>
internal sealed class FakeLimits : ILimitReader
{
    public LimitsPicture Current { get; set; } = new(1, RuleBook.Standard, GateLimitBook.Standard, [], [], []);

    public ChangeSignal Changed { get; } = new();
}
