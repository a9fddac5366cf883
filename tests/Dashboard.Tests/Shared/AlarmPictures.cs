using Microsoft.Extensions.Time.Testing;
using Ops.Dashboard.Views;
using Ops.Telemetry.Alarms;
using Ops.Telemetry.Audit;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Tests.Shared;

/// <summary>Pictures with alarms, made by the desk itself.</summary>
internal static class AlarmPictures
{
    /// <summary>A finding.</summary>
    public static Anomaly Finding(string rule, int server, LimitAction step = LimitAction.Alarm) => new(
        rule, new ServerId((ushort)server), AnomalySeverity.Critical, 1_462, 200, "orders/s", "block",
        RoomPictures.At, $"{rule} speaks.")
    {
        Step = step,
    };

    /// <summary>The room with what stands.</summary>
    public static RoomPicture With(params Anomaly[] standing) => With(static _ => { }, standing);

    /// <summary>The room with what stands, after people have acted.</summary>
    public static RoomPicture With(Action<AlarmDesk> acted, params Anomaly[] standing)
    {
        var desk = new AlarmDesk(new NullControlJournal(), new FakeTimeProvider());
        desk.Observe(RoomPictures.At, standing);
        acted(desk);
        return RoomPictures.Quiet() with { Alarms = desk.Current };
    }
}
