using Ops.Dashboard.Unwinding;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Views;

/// <summary>One reason why flow is stopped.</summary>
/// <param name="Id">Its identity, e.g. H-3.</param>
/// <param name="By">Who took it.</param>
/// <param name="Covers">What it covers.</param>
/// <param name="Summary">What it covers and who took it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Since">When, on both clocks.</param>
/// <param name="Mode">How far it goes.</param>
/// <param name="IsOwn">Whether it covers one server alone.</param>
/// <param name="Unwind">Address of the unwind pack of what it covers.</param>
/// <param name="Request">The release that waits for a second person; null for none.</param>
public sealed record HoldView(
    string Id, string By, string Covers, string Summary, string Reason, string Since, string Mode, bool IsOwn,
    string Unwind, HoldRequestView? Request)
{
    /// <summary>Its identity as a number.</summary>
    public HoldId Number { get; init; }

    /// <summary>The restart in stages that it is; null for any other hold.</summary>
    public RampView? Ramp { get; init; }

    /// <summary>From a hold.</summary>
    /// <param name="hold">The hold.</param>
    /// <param name="control">The picture it stands in.</param>
    /// <param name="checks">What the facts say about releases; null when nobody asks.</param>
    /// <param name="now">Market time; null when it is not known.</param>
    /// <returns>The view.</returns>
    public static HoldView From(
        Hold hold, ControlSnapshot control, IReleaseReader? checks = null, MarketTime? now = null)
    {
        ReleaseRequest? request = control.Requests.FirstOrDefault(r => r.Hold == hold.Id);
        return new HoldView(
            hold.Id.ToString(), hold.By.Name, hold.Scope.ToString(),
                $"{Word(hold.Kind)} · {hold.Scope} · by {hold.By.Name}", hold.Reason,
            hold.MarketSince is { } market ? $"{Format.Clock(market)} market, {Format.Wall(hold.Since)}"
                : Format.Wall(hold.Since),
            hold.Mode.Words(),
            hold.Scope.Kind == HaltScopeKind.Server, UnwindLinks.Page(hold.Scope),
            request is null ? null : HoldRequestView.From(request, checks?.Check(hold.Id)))
        {
            Number = hold.Id,
            Ramp = control.Ramps.FirstOrDefault(ramp => ramp.Hold.Id == hold.Id) is { } ramp
                ? RampView.From(ramp, now) : null,
        };
    }

    /// <summary>Holds that cover more than one server: shown once, not on every server.</summary>
    /// <param name="control">The picture.</param>
    /// <param name="checks">What the facts say about releases; null when nobody asks.</param>
    /// <param name="now">Market time; null when it is not known.</param>
    /// <returns>The holds, oldest first.</returns>
    public static ViewList<HoldView> Wide(
        ControlSnapshot control, IReleaseReader? checks = null, MarketTime? now = null) => new(
        control.Holds.Where(static h => h.Scope.Kind != HaltScopeKind.Server)
            .Select(h => From(h, control, checks, now)));

    private static string Word(HoldKind kind) => kind switch
    {
        HoldKind.Manual => "kill",
        HoldKind.Breaker => "breaker",
        HoldKind.Parity => "parity",
        HoldKind.Lease => "lease lost",
        HoldKind.Ramp => "restart in stages",
        _ => "drill",
    };
}
