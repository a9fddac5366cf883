using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Ops.Simulator.Recording;

/// <summary>
/// A recording on disk. Read whole or up to where it is damaged; <see cref="Fault"/> then says where that is.
/// </summary>
internal sealed class Recording
{
    private readonly string _file;

    private Recording(string file, RecordingHeader header, string scenario) =>
        (_file, Header, ScenarioText) = (file, header, scenario);

    /// <summary>What it is of.</summary>
    public RecordingHeader Header { get; }

    /// <summary>The text of its scenario.</summary>
    public string ScenarioText { get; }

    /// <summary>What was counted when it was closed; null until it was read to its end, or if it has none.</summary>
    public RecordingEnd? End { get; private set; }

    /// <summary>What really happened; null until it was read to its end, or if it was not simulated.</summary>
    public RecordedWorld? World { get; private set; }

    /// <summary>Where it is damaged or cut off; null while nothing was found.</summary>
    public RecordingFault? Fault { get; private set; }

    /// <summary>Opens a recording.</summary>
    /// <param name="directory">Its directory, or the file itself.</param>
    /// <param name="fault">Why it is refused; null when it is not.</param>
    /// <returns>The recording; null when its head can't be read.</returns>
    public static Recording? Open(string directory, out RecordingFault? fault)
    {
        string file = File.Exists(directory) ? directory : RecordingFile.In(directory);
        fault = null;
        try
        {
            using FrameReader reader = Read(file);
            Frame first = Expect(reader, FrameKind.Header, "its header is missing");
            RecordingHeader header = Json<RecordingHeader>(reader, first);
            if (FaultOf(header) is { } wrong)
            {
                fault = new RecordingFault(file, first.Offset, first.Number, wrong);
                return null;
            }
            Frame second = Expect(reader, FrameKind.Scenario, "the text of its scenario is missing");
            return new Recording(file, header, Text(reader, second));
        }
        catch (RecordingDamage damage)
        {
            fault = damage.Fault;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            fault = new RecordingFault(file, 0, 0, $"it can't be opened: {failure.Message.TrimEnd('.')}");
        }
        return null;
    }

    /// <summary>
    /// Reads the inputs in order. Ends where the recording ends, or where it is damaged; only frames that proved sound
    /// are given out.
    /// </summary>
    /// <returns>The inputs.</returns>
    public IEnumerable<RecordedInput> Inputs()
    {
        (End, World, Fault) = (null, null, null);
        using FrameReader? reader = Caught(() => Read(_file));
        if (reader is null)
            yield break;
        var decoder = new InputDecoder();
        while (Caught(() => Next(reader)) is { } frame)
        {
            if (frame.Kind == FrameKind.End)
            {
                End = Caught(() => Json<RecordingEnd>(reader, frame));
                break;
            }
            if (frame.Kind == FrameKind.World)
                World = Caught(() => Json<RecordedWorld>(reader, frame));
            if (Fault is not null)
                break;
            if (frame.Kind != FrameKind.Inputs)
                continue;
            if (Caught(() => Decode(reader, decoder, frame)) is not { } inputs)
                break;
            foreach (RecordedInput input in inputs)
                yield return input;
        }
        if (End is null)
            Fault ??= new RecordingFault(_file, reader.Offset, 0, "it ends without its last frame: it was cut off");
    }

    /// <summary>Reads what was done, without the flow where the recording was closed; else up to its end.</summary>
    /// <returns>The acts, in order.</returns>
    public ImmutableArray<RecordedAct> Acts()
    {
        (End, World, Fault) = (null, null, null);
        ImmutableArray<RecordedAct>? listed = null;
        using (FrameReader? reader = Caught(() => Read(_file)))
        {
            while (reader is not null && Caught(() => Next(reader)) is { } frame)
            {
                if (frame.Kind == FrameKind.Acts)
                    listed = Caught(() => Json<RecordedAct[]>(reader, frame)) is { } acts ? [.. acts] : null;
                else if (frame.Kind == FrameKind.End)
                    End = Caught(() => Json<RecordingEnd>(reader, frame));
            }
        }
        return listed is { } found && End is not null
            ? found : [.. Inputs().OfType<RecordedInput.Act>().Select(static act => act.Item)];
    }

    private static string? FaultOf(RecordingHeader header)
    {
        if (header.Words > RecordingHeader.PresentWords)
        {
            return $"its acts have words of version {header.Words}, this program knows "
                + $"{RecordingHeader.PresentWords}";
        }
        if (header.Limits is null && header.Words >= RecordingHeader.WordsWithLimits)
            return "limits: the rules it ran with are missing";
        if (header.Times is null && header.Words >= RecordingHeader.WordsWithTimes)
            return "times: the times of the commanding side it ran with are missing";
        return header.Limits?.Faults().FirstOrDefault() is { } wrong ? $"limits.{wrong}"
            : header.Times?.Faults().FirstOrDefault() is { } late ? $"times: {late}" : null;
    }

    private static FrameReader Read(string file)
    {
        var stream = new FileStream(
            file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1 << 16);
        try
        {
            return new FrameReader(stream, file);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private static FrameBox? Next(FrameReader reader) =>
        reader.TryRead(out Frame frame) ? new FrameBox(frame.Kind, frame) : null;

    private static List<RecordedInput> Decode(FrameReader reader, InputDecoder decoder, FrameBox frame)
    {
        try
        {
            return [.. decoder.Decode(frame.Frame.Payload)];
        }
        catch (InvalidDataException wrong)
        {
            throw reader.Damage(frame.Frame, wrong.Message);
        }
    }

    private static Frame Expect(FrameReader reader, FrameKind kind, string otherwise) =>
        reader.TryRead(out Frame frame) && frame.Kind == kind
            ? frame : throw reader.Damage(reader.Offset, otherwise);

    private static T Json<T>(FrameReader reader, Frame frame)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(frame.Payload, RecordingJson.Compact)
                ?? throw reader.Damage(frame, "a frame holds nothing");
        }
        catch (Exception wrong) when (wrong is JsonException or NotSupportedException)
        {
            throw reader.Damage(frame, $"a frame can't be read: {wrong.Message.TrimEnd('.')}");
        }
    }

    private static T Json<T>(FrameReader reader, FrameBox frame) => Json<T>(reader, frame.Frame);

    private static string Text(FrameReader reader, Frame frame)
    {
        try
        {
            return Encoding.UTF8.GetString(InputDecoder.Unpack(frame.Payload));
        }
        catch (InvalidDataException wrong)
        {
            throw reader.Damage(frame, wrong.Message);
        }
    }

    /// <summary>What a step gives; null when the recording is damaged there, which is then known.</summary>
    private T? Caught<T>(Func<T?> step)
        where T : class
    {
        try
        {
            return step();
        }
        catch (RecordingDamage damage)
        {
            Fault = damage.Fault;
        }
        catch (IOException failure)
        {
            Fault = new RecordingFault(_file, 0, 0, $"it can't be read: {failure.Message.TrimEnd('.')}");
        }
        return null;
    }

    private sealed record FrameBox(FrameKind Kind, Frame Frame);
}
