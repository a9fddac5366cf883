using System.Runtime.InteropServices;
using CsCheck;
using Ops.Simulator.Recording;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests.Recording;

public sealed class EventDigestTests
{
    [Fact]
    public void WriteCanonical_AnyEvent_IsTheStructAsItLiesInLittleEndianMemory() =>
        Gen.Select(Gen.Long, Gen.Long, Gen.Long, Gen.Int, Gen.UShort, Gen.Int)
            .Sample((sequence, time, price, shares, server, aux) =>
        {
            OrderEvent item = Event(sequence, time, price, shares, server, aux);
            Span<byte> canonical = stackalloc byte[64];
            EventDigest.WriteCanonical(item, canonical);
            return !BitConverter.IsLittleEndian
                || canonical.SequenceEqual(MemoryMarshal.AsBytes(new ReadOnlySpan<OrderEvent>(in item)));
        });

    [Fact]
    public void Text_AfterTheSameInputs_IsTheSameAndAfterOthersAnother()
    {
        Assert.Equal(DigestOf(1, "a"), DigestOf(1, "a"));
        Assert.NotEqual(DigestOf(1, "a"), DigestOf(2, "a"));
        Assert.NotEqual(DigestOf(1, "a"), DigestOf(1, "b"));
    }

    private static string DigestOf(long sequence, string text)
    {
        var digest = new EventDigest();
        var batch = new OrderBatch();
        batch.Rewind(new ServerId(3));
        batch.Add(Event(sequence, 5, 6, 7, 3, 8));
        digest.OnBatch(batch);
        digest.OnNotice(
            new FleetNotice.Message(
            new ServerMessage(new ServerId(3), new MarketTime(9), MessageSeverity.Error, "s", text)));
        return digest.Text;
    }

    private static OrderEvent Event(long sequence, long time, long price, int shares, ushort server, int aux) => new()
    {
        FeedSequence = sequence, SendSequence = sequence ^ 1, TimeNanoseconds = time, OrderNumber = time ^ 2,
            ParentNumber = 3,
        PriceTicks = price, Quantity = shares, SymbolIndex = shares ^ 4, ServerIndex = server,
            Kind = OrderEventKind.Filled,
        Side = Side.Sell, Aux = aux,
    };
}
