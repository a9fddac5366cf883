using MessagePack;
using MessagePack.Formatters;

namespace Ops.Dashboard.Hub;

/// <summary>Puts a frame's MessagePack into a message as it is.</summary>
internal sealed class FrameMessagePackFormatter : IMessagePackFormatter<EncodedFrame?>
{
    /// <inheritdoc/>
    public void Serialize(ref MessagePackWriter writer, EncodedFrame? value, MessagePackSerializerOptions options)
    {
        if (value is null)
            writer.WriteNil();
        else
            writer.WriteRaw(value.MessagePack);
    }

    /// <inheritdoc/>
    public EncodedFrame Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options) =>
        throw new NotSupportedException("Frames go out and never come in.");
}
