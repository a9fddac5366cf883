using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Ops.Simulator.Recording;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Tests.Recording;

/// <summary>A directory for one recording, and inputs of every kind.</summary>
internal sealed class RecordingBench : IDisposable
{
    public static readonly Gen<OrderEvent> Event = Gen.Select(
        Gen.Long, Gen.Long, Gen.Int, Gen.Int[0, 9], Gen.UShort, Gen.Int, Gen.Int[0, 10])
        .Select((first, second, shares, symbol, server, aux, kind) => new OrderEvent
        {
            FeedSequence = first, SendSequence = second ^ first, TimeNanoseconds = second, OrderNumber = second ^ 5,
            ParentNumber = first ^ 3, PriceTicks = second ^ 7, Quantity = shares, SymbolIndex = symbol,
            ServerIndex = server, Kind = (OrderEventKind)kind, Side = (Side)(kind % 3), Aux = aux,
        });

    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("ops-recording-").FullName;

    public string File => RecordingFile.In(Directory);

    public static RecordingHeader Header(bool lockstep = true) => new()
    {
        Scenario = "a", ScenarioHash = HeaderMaker.HashOf("text"), ScenarioFile = "a.yaml", Title = "A", Seed = 7,
        Mode = FleetMode.Live, StartedBy = "test", Program = "1", MarketStart = "09:30:00.000000",
        Date = new DateOnly(2012, 8, 1), Zone = "ET", Breakers = false, Parity = ParityMode.Observe,
        Lockstep = lockstep, Servers = ["s-1", "s-2"], Symbols = ["AAA"],
    };

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);

    /// <summary>Writes a recording that is nothing but its header, as somebody may have spoilt it.</summary>
    public void WriteHeader(RecordingHeader header, Action<JsonObject>? change = null)
    {
        JsonObject json = JsonSerializer.SerializeToNode(header, RecordingJson.Compact)!.AsObject();
        change?.Invoke(json);
        using var writer = new FrameWriter(System.IO.File.Create(File));
        writer.Write(FrameKind.Header, Encoding.UTF8.GetBytes(json.ToJsonString()));
        writer.Write(FrameKind.Scenario, new InputEncoder().Pack("text"u8));
    }

    public LoopRecorder Begin() => LoopRecorder.Begin(Directory, Header(), "text");

    public static OrderBatch Batch(ushort server, params OrderEvent[] events)
    {
        var batch = new OrderBatch();
        batch.Rewind(new ServerId(server));
        foreach (OrderEvent item in events)
            batch.Add(item);
        return batch;
    }

    public static DropCopyBatch Copies()
    {
        var batch = new DropCopyBatch();
        for (int i = 1; i <= 3; i++)
        {
            batch.Add(new DropCopyEvent
            {
                Sequence = i * 2, TimeNanoseconds = i * 1_000, OrderNumber = 9 - i, PriceTicks = 250_000 - i,
                Quantity = 100 * i, SymbolIndex = i % 2, Kind = (DropCopyKind)i, Side = Side.Sell,
            });
        }
        return batch;
    }

    public static FleetNotice Tick(long at) => new FleetNotice.Tick(new MarketTime(at), SessionPhase.Open);

    /// <summary>A small recording with something of everything in several frames.</summary>
    public void WriteSample()
    {
        using LoopRecorder recorder = Begin();
        for (int i = 1; i <= 120; i++)
        {
            recorder.OnStep(new MarketTime(i * 100_000_000L));
            recorder.OnBatch(Batch((ushort)(i % 2), Sent(i), Sent(i + 1)));
            recorder.OnNotice(new FleetNotice.Marks(
                new MarketTime(i * 100_000_000L), [new Mark(new SymbolId(0), new(i), new(i - 1), new(i + 1), i)]));
            recorder.OnNotice(Tick(i * 100_000_000L));
            recorder.OnLook();
        }
        recorder.OnNotice(new FleetNotice.Manifest(
            new ServerManifest(new ServerId(1), new MarketTime(3), "b", "h", null, [new FlagState("f", true, "p")])));
        recorder.OnNotice(new FleetNotice.Message(
            new ServerMessage(new ServerId(0), new MarketTime(4), MessageSeverity.Warning, "s", "text")));
        recorder.OnDropCopy(new ServerId(1), Copies());
        recorder.OnAct(new RecordedAct { At = "09:30:00", Who = "a", Kind = ActorKind.Person, Do = "note" });
        recorder.OnAck(new GateAck(new ServerId(1), 3, Latched: true, 9, 2));
        recorder.Close("Done.", "f");
    }

    public (List<RecordedInput> Inputs, RecordingEnd? End, RecordingFault? Fault) Read()
    {
        if (Simulator.Recording.Recording.Open(Directory, out RecordingFault? fault) is not { } recording)
            return ([], null, fault);
        List<RecordedInput> inputs = [.. recording.Inputs()];
        return (inputs, recording.End, recording.Fault);
    }

    /// <summary>An input as text, to compare what was read.</summary>
    public static string Text(RecordedInput input) => input switch
    {
        RecordedInput.Batch { Item: var batch } => $"batch {batch.Server}: " + string.Join(
            ';', batch.Events.ToArray().Select(static item => Convert.ToHexString(Canonical(item)))),
        RecordedInput.Copy { Server: var server, Item: var copy } =>
            $"copy {server}: {string.Join(';', copy.Events.ToArray())}",
        RecordedInput.Notice { Item: FleetNotice.Marks marks } => $"marks {marks.At} {string.Join(';', marks.Items)}",
        RecordedInput.Notice { Item: FleetNotice.Manifest { Item: var manifest } } =>
            $"manifest {manifest with { Flags = [] }} {string.Join(';', manifest.Flags)}",
        RecordedInput.Act { Item: var act } =>
            $"act {act with { Sent = default, Servers = default }} {string.Join(';', act.Sent)}",
        _ => $"{input}",
    };

    private static byte[] Canonical(OrderEvent item)
    {
        byte[] bytes = new byte[64];
        EventDigest.WriteCanonical(item, bytes);
        return bytes;
    }

    private static OrderEvent Sent(long number) => new()
    {
        FeedSequence = number, SendSequence = number, TimeNanoseconds = number * 1_000, OrderNumber = number,
        Quantity = 100, Kind = OrderEventKind.Sent, Side = Side.Buy, PriceTicks = 250_000,
    };
}
