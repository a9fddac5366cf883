using System.Globalization;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.BlindDrill;

/// <summary>
/// What a phantom shows: the figures of a real peer under another name, and from its onset on more of them with every
/// second. A pure function of the peer and of the time since.
/// </summary>
internal static class PhantomFlow
{
    /// <summary>Identity of its alarm, which no real one can have.</summary>
    public const long AlarmId = long.MaxValue;

    private const int RisePerSecond = 8;
    private const int MostTimes = 80;
    private static readonly TimeSpan s_alarmAfter = TimeSpan.FromSeconds(2);
    private static readonly Money s_exposurePerSecond = Money.FromDollars(2_400_000m);
    private static readonly Money s_lossPerSecond = Money.FromDollars(170_000m);

    /// <summary>Makes it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="peer">The peer whose calm it borrows.</param>
    /// <param name="index">The number it would have.</param>
    /// <param name="wrongFor">Since when it is wrong; null while it is calm.</param>
    /// <param name="answer">What became of its alarm; null for nothing.</param>
    /// <returns>The phantom.</returns>
    public static Phantom Of(
        string name, ServerStatus peer, int index, TimeSpan? wrongFor, PhantomAnswer? answer = null)
    {
        var id = new ServerId(checked((ushort)index));
        ServerReading reading = wrongFor is { } wrong ? Worse(peer.Reading, wrong) : peer.Reading;
        var status = peer with { Server = new ServerDefinition(id, name, peer.Server.Group), Reading = reading };
        var control = new ServerControl(
            id, name, peer.Server.Group, FlowState.Flowing, [], RequestedAt: null, BlockLatency: null,
            AckLatency: null, DrainLatency: null, LastSendAtAck: 0, reading.OpenOrders, OrdersAfterBlock: 0);
        if (!IsAlarm(wrongFor))
            return new Phantom(status, control, Alarm: null);
        AlarmGroup alarm = Alarm(name, id, reading, status.Limits, answer ?? PhantomAnswer.None);
        return alarm.Root.State == AlarmState.Shelved
            ? new Phantom(status, control, Alarm: null, alarm.Root) : new Phantom(status, control, alarm);
    }

    /// <summary>Whether it has raised its alarm.</summary>
    /// <param name="wrongFor">Since when it is wrong; null while it is calm.</param>
    /// <returns>True when it has.</returns>
    public static bool IsAlarm(TimeSpan? wrongFor) => wrongFor >= s_alarmAfter;

    private static ServerReading Worse(ServerReading calm, TimeSpan wrong)
    {
        long milliseconds = (long)wrong.TotalMilliseconds;
        int times = (int)Math.Min(MostTimes, 1 + milliseconds * RisePerSecond / 1000);
        Money exposure = Each(s_exposurePerSecond, milliseconds);
        Money loss = Each(s_lossPerSecond, milliseconds);
        int sent = Math.Max(20, calm.In1s[OrderEventKind.Sent]) * times;
        return calm with
        {
            In1s = Times(calm.In1s, times, sent),
            In10s = Times(calm.In10s, times, sent * 6),
            Children = calm.Children + sent * milliseconds / 1000,
            MostChildrenOfOneParent = calm.MostChildrenOfOneParent + sent * milliseconds / 4000,
            OverfilledParents = calm.OverfilledParents + milliseconds / 2000,
            OpenOrders = calm.OpenOrders * times,
            GrossExposure = calm.GrossExposure + exposure,
            NetExposure = calm.NetExposure + exposure,
            UnrealisedPnl = calm.UnrealisedPnl - loss,
            Drawdown = calm.Drawdown + loss,
            PnlPerSecond = calm.PnlPerSecond - s_lossPerSecond,
        };
    }

    private static Money Each(Money perSecond, long milliseconds) =>
        new(checked(perSecond.Units * milliseconds / 1000));

    private static KindCounts Times(KindCounts calm, int times, int sent)
    {
        KindCounts worse = calm;
        Span<int> counts = worse;
        foreach (ref int count in counts)
            count *= times;
        counts[(int)OrderEventKind.Sent] = sent;
        return worse;
    }

    private static AlarmGroup Alarm(
        string name, ServerId id, ServerReading reading, ServerLimits limits, PhantomAnswer answer)
    {
        int sent = reading.In1s[OrderEventKind.Sent];
        var finding = new Anomaly(
            "order-rate", id, AnomalySeverity.Critical, sent, limits.OrdersPerSecond, "orders/s", "alarm", reading.At,
            string.Create(CultureInfo.InvariantCulture,
                $"{name} sends {sent:#,0} orders in a second, over its limit of {limits.OrdersPerSecond:#,0}."))
        {
            SeenAt = reading.At,
        };
        var alarm = new Alarm
        {
            Id = AlarmId, Finding = finding, Priority = AlarmPriority.High,
            State = answer.ShelvedBy is not null ? AlarmState.Shelved
                : answer.NotedBy is null ? AlarmState.Unacknowledged : AlarmState.Acknowledged,
            AcknowledgedBy = answer.NotedBy, ShelvedBy = answer.ShelvedBy, ShelveReason = answer.ShelveReason,
            ShelvedUntil = answer.ShelvedUntil,
            IsActive = true, RaisedAt = reading.At, LastRaisedAt = reading.At, Times = 1, IsFirstOut = true,
        };
        return new AlarmGroup($"server {name}", alarm, alarm, [alarm], 1, 1, 0)
        {
            Priority = AlarmPriority.High, IsUnacknowledged = alarm.State == AlarmState.Unacknowledged, IsActive = true,
        };
    }
}
