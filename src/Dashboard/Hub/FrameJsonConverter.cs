using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ops.Dashboard.Hub;

/// <summary>Puts a frame's JSON into a message as it is.</summary>
internal sealed class FrameJsonConverter : JsonConverter<EncodedFrame>
{
    /// <inheritdoc/>
    public override EncodedFrame Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Frames go out and never come in.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, EncodedFrame value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Json, skipInputValidation: true);
}
