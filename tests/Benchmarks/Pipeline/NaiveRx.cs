using System.Reactive.Concurrency;
using System.Reactive.Linq;
using System.Reactive.Subjects;
using Ops.Telemetry.Model;

namespace Ops.Benchmarks.Pipeline;

/// <summary>
/// The job as a first idiomatic version does it: group by server, then by kind with sliding windows of 1, 10 and 60
/// seconds, and a scan that makes an immutable record for each event. It has no detectors, no averages of the fleet and
/// no check of the numbers, so the product's lead is larger than the ratio says.
/// </summary>
internal static class NaiveRx
{
    /// <summary>Runs the flow event by event.</summary>
    /// <param name="events">Events in the order of time.</param>
    /// <param name="shiftMilliseconds">By how much the windows of 10 and 60 seconds slide.</param>
    /// <returns>Pictures that came out.</returns>
    public static long Run(IReadOnlyList<OrderEvent> events, int shiftMilliseconds)
    {
        var clock = new HistoricalScheduler(Date(events[0].TimeNanoseconds));
        using var source = new Subject<OrderEvent>();
        long pictures = 0;
        using IDisposable subscription = source
            .GroupBy(static item => item.ServerIndex)
            .SelectMany(server => Server(server, shiftMilliseconds, clock))
            .Subscribe(_ => pictures++);
        foreach (OrderEvent item in events)
        {
            clock.AdvanceTo(Date(item.TimeNanoseconds));
            source.OnNext(item);
        }
        return pictures;
    }

    private static IObservable<(NaiveBook Book, KindRate Rate)> Server(
        IObservable<OrderEvent> events, int shift, HistoricalScheduler clock) =>
        Observable.CombineLatest(
            events.Scan(NaiveBook.Empty, static (book, item) => book.Apply(item)),
            events
                .GroupBy(static item => item.Kind)
                .SelectMany(kind => Rates(kind.Key, kind, shift, clock))
                .StartWith(default(KindRate)),
            static (book, rate) => (book, rate));

    private static IObservable<KindRate> Rates(
        OrderEventKind kind, IObservable<OrderEvent> events, int shift, HistoricalScheduler clock) =>
        Observable.CombineLatest(
            Rate(events, 1_000, 100, clock), Rate(events, 10_000, shift, clock), Rate(events, 60_000, shift, clock),
            (in1s, in10s, in60s) => new KindRate(kind, in1s, in10s, in60s));

    private static IObservable<int> Rate(
        IObservable<OrderEvent> events, int span, int shift, HistoricalScheduler clock) =>
        events
            .Window(TimeSpan.FromMilliseconds(span), TimeSpan.FromMilliseconds(shift), clock)
            .SelectMany(static window => window.Count())
            .StartWith(0);

    private static DateTimeOffset Date(long nanoseconds) => DateTimeOffset.UnixEpoch.AddTicks(nanoseconds / 100);

    private readonly record struct KindRate(OrderEventKind Kind, int In1s, int In10s, int In60s);
}
