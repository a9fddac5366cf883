using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Views;

/// <summary>A server on the board.</summary>
public sealed record TileView
{
    /// <summary>Seconds of the short trend.</summary>
    public const int TrendSeconds = 300;

    private const double ManyChildren = 100;

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The row its kill stands in.</summary>
    public required string SeenRow { get; init; }

    /// <summary>State of its flow.</summary>
    public required FlowView Flow { get; init; }

    /// <summary>The loudest of everything on it.</summary>
    public required Tone Tone { get; init; }

    /// <summary>Its build.</summary>
    public required FigureView Build { get; init; }

    /// <summary>Its flags.</summary>
    public required ViewList<FlagView> Flags { get; init; }

    /// <summary>Orders in the last second.</summary>
    public required FigureView Orders { get; init; }

    /// <summary>The limit of those and what it does.</summary>
    public required string OrdersLimit { get; init; }

    /// <summary>Orders a second over the last minutes.</summary>
    public required SparkView Trend { get; init; }

    /// <summary>Child orders per parent.</summary>
    public required FigureView Children { get; init; }

    /// <summary>Share of orders rejected in the last minute.</summary>
    public required FigureView Rejects { get; init; }

    /// <summary>Entered exposure.</summary>
    public required FigureView Exposure { get; init; }

    /// <summary>Entered exposure beside its limit.</summary>
    public required BarView ExposureBar { get; init; }

    /// <summary>Profit and loss.</summary>
    public required FigureView Pnl { get; init; }

    /// <summary>Loss beside its limit.</summary>
    public required BarView LossBar { get; init; }

    /// <summary>State and age of the feed.</summary>
    public required FigureView Feed { get; init; }

    /// <summary>The same where something else shares its line.</summary>
    public FigureView FeedBrief => Feed with
    {
        Text = Feed.Text.Replace("feed ", "", StringComparison.Ordinal)
            .Replace(", event ", " ", StringComparison.Ordinal).Replace(" ago", "", StringComparison.Ordinal),
    };

    /// <summary>Why nothing is shown, in a sentence; null when figures are shown.</summary>
    public required string? Veil { get; init; }

    /// <summary>What waiting costs; null when nothing can be said, or all is well.</summary>
    public WaitingView? Waiting { get; init; }

    /// <summary>Holds that cover it.</summary>
    public required ViewList<HoldView> Holds { get; init; }

    /// <summary>From both pictures.</summary>
    /// <param name="status">What is measured of it.</param>
    /// <param name="picture">Everything read at the same moment.</param>
    /// <param name="trends">Trends drawn before.</param>
    /// <param name="checks">What the facts say about releases; null when nobody asks.</param>
    /// <returns>The tile.</returns>
    public static TileView From(
        ServerStatus status, RoomPicture picture, SparkBook trends, IReleaseReader? checks = null)
    {
        bool blind = status.Feed is FeedColour.Red or FeedColour.Quarantined;
        ServerControl? control = picture.Control.Servers.FirstOrDefault(c => c.Name == status.Server.Name);
        ServerReading? reading = blind ? null : status.Reading;
        ServerLimits limits = status.Limits;
        var tile = new TileView
        {
            Name = status.Server.Name,
            SeenRow = picture.SeenRow(status.Server.Name, status.Server.Id.Index),
            Flow = FlowView.From(
                control, blind, control is null ? null : picture.Control.RampOf(control), picture.Fleet?.At),
            Tone = Tone.Calm,
            Build = BuildOf(status.Manifest),
            Flags = FlagView.List(status.Manifest),
            Orders = OrdersOf(reading, limits),
            OrdersLimit =
                $"limit {Format.Count(limits.OrdersPerSecond)} → {BarView.Word(limits.OrdersPerSecondAction)}",
            Trend = blind ? SparkView.Empty : trends.Get(
                status.Trend, "orders", TrendSeconds,
                points => SparkView.Under(points, TrendSeconds, static p => p.Orders, limits.OrdersPerSecond)),
            Children = ChildrenOf(reading),
            Rejects = reading is null ? FigureView.Unknown : new(Format.Percent(reading.RejectRatio)),
            Exposure = Limited(reading?.EnteredExposure, limits.EnteredExposure, limits.WarnAtPercent, Format.Money),
            ExposureBar = BarView.Of(
                reading?.EnteredExposure.Dollars, limits.EnteredExposure.Dollars, limits.WarnAtPercent,
                Format.Limit(limits.EnteredExposure), limits.EnteredExposureAction),
            Pnl = PnlOf(reading, limits),
            LossBar = BarView.Of(
                reading is null ? null : Math.Max(0, -reading.Pnl.Dollars), limits.Loss.Dollars, limits.WarnAtPercent,
                "−" + Format.Limit(limits.Loss), limits.LossAction),
            Feed = FeedOf(status, picture),
            Veil = blind ? VeilOf(status) : null,
            Waiting = WaitingOf(status, picture, control),
            Holds = control is null ? ViewList<HoldView>.None
                : new(control.Holds.Select(h => HoldView.From(h, picture.Control, checks, picture.Fleet?.At))),
        };
        return tile with { Tone = tile.Loudest() };
    }

    // Of a server that is stopped or that a finding names: for the others it would be a figure that nobody needs.
    private static WaitingView? WaitingOf(ServerStatus status, RoomPicture picture, ServerControl? control)
    {
        if (picture.Fleet is not { } fleet)
            return null;
        bool asked = control?.State is FlowState.Halting or FlowState.Halted or FlowState.Unconfirmed
            || fleet.Anomalies.Any(anomaly => anomaly.Server == status.Server.Id
                && anomaly.Severity >= AnomalySeverity.Warning);
        return asked ? WaitingView.From(WaitingView.CostOf(fleet, status.Server.Id, control)) : null;
    }

    private Tone Loudest()
    {
        Tone[] tones = [Flow.Tone, Orders.Tone, Children.Tone, Exposure.Tone, Pnl.Tone, Build.Tone];
        Tone loudest = tones.Where(static t => t != Tone.Blind).Max();
        return Flow.Word == "Blind" || (Veil is not null && loudest < Tone.Critical) ? Tone.Blind : loudest;
    }

    /// <summary>A build beside its plan.</summary>
    /// <param name="manifest">What the server says it runs; null when it has not said.</param>
    /// <returns>The figure.</returns>
    internal static FigureView BuildOf(ServerManifest? manifest) => manifest switch
    {
        null => new("build unknown", Tone.Blind),
        { OnPlan: true } => new(manifest.Build, Tone.Calm, manifest.BuildHash),
        _ => new($"{manifest.Build} ≠ plan", Tone.Warning,
            $"The plan asks for {manifest.PlannedBuild}; {manifest.BuildHash} runs."),
    };

    /// <summary>Orders in the last second beside their limit.</summary>
    /// <param name="reading">The numbers; null when they can't be trusted.</param>
    /// <param name="limits">The limits.</param>
    /// <returns>The figure.</returns>
    internal static FigureView OrdersOf(ServerReading? reading, ServerLimits limits)
    {
        if (reading is null)
            return FigureView.Unknown;
        int sent = reading.In1s[OrderEventKind.Sent];
        return new(Format.Count(sent), ToneText.Beside(sent, limits.OrdersPerSecond, limits.WarnAtPercent));
    }

    private static FigureView ChildrenOf(ServerReading? reading) => reading switch
    {
        null => FigureView.Unknown,
        { OverfilledParents: > 0 } => new(
            Format.PerOne(reading.ChildrenPerParent), Tone.Critical,
            $"{Format.Count(reading.OverfilledParents)} parents filled beyond their quantity; " +
            $"most children of one parent {Format.Count(reading.MostChildrenOfOneParent)}"),
        { ChildrenPerParent: > ManyChildren } => new(Format.PerOne(reading.ChildrenPerParent), Tone.Warning),
        _ => new(Format.PerOne(reading.ChildrenPerParent)),
    };

    /// <summary>Money beside its limit.</summary>
    /// <param name="money">The amount; null when it can't be trusted.</param>
    /// <param name="limit">The limit.</param>
    /// <param name="warnAtPercent">Share of the limit from which it warns, in percent.</param>
    /// <param name="text">Writes it.</param>
    /// <returns>The figure.</returns>
    internal static FigureView Limited(Money? money, Money limit, int warnAtPercent, Func<Money, string> text) =>
        money is { } known
        ? new(text(known), ToneText.Beside(known.Dollars, limit.Dollars, warnAtPercent), Format.Exact(known))
        : FigureView.Unknown;

    /// <summary>Profit and loss, loud when the loss nears its limit.</summary>
    /// <param name="reading">The numbers; null when they can't be trusted.</param>
    /// <param name="limits">The limits.</param>
    /// <returns>The figure.</returns>
    internal static FigureView PnlOf(ServerReading? reading, ServerLimits limits) => reading is null
        ? FigureView.Unknown
        : new(
            Format.Signed(reading.Pnl),
                ToneText.Beside(-reading.Pnl.Dollars, limits.Loss.Dollars, limits.WarnAtPercent),
            Format.Exact(reading.Pnl));

    private static FigureView FeedOf(ServerStatus status, RoomPicture picture)
    {
        string lag = status.Reading.LastEventAt is { } last && picture.Fleet is { } fleet
            ? Format.Age(fleet.At > last ? fleet.At - last : TimeSpan.Zero)
            : Format.None;
        return status.Feed switch
        {
            FeedColour.Green => new(
                $"feed live, event {lag} ago", Tone.Calm, "The feed says that it is alive; time since its last event"),
            FeedColour.Yellow => new($"feed late {lag}", Tone.Warning, status.Trouble),
            FeedColour.Red => new($"feed silent {lag}", Tone.Blind, status.Trouble),
            _ => new("quarantined", Tone.Blind, status.Trouble),
        };
    }

    private static string VeilOf(ServerStatus status)
    {
        string since = status.BlindSince is { } at ? $"Blind since {Format.Clock(at)}" : "Blind";
        string known = $"last known entered exposure {Format.Money(status.Reading.EnteredExposure)}";
        return status.Trouble is { } trouble ? $"{since}: {trouble} {Capital(known)}." : $"{since}; {known}.";
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
