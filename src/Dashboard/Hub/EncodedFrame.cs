using System.Text;
using System.Text.Json;
using MessagePack;
using Ops.Dashboard.Api;

namespace Ops.Dashboard.Hub;

/// <summary>One picture of the fleet, encoded once per protocol for all who watch.</summary>
internal sealed class EncodedFrame
{
    private readonly Lazy<byte[]> _messagePack;

    private EncodedFrame(long version, byte[] json)
    {
        (Version, Json) = (version, json);
        _messagePack = new Lazy<byte[]>(() => MessagePackSerializer.ConvertFromJson(Encoding.UTF8.GetString(json)));
    }

    /// <summary>Version of the picture.</summary>
    public long Version { get; }

    /// <summary>As JSON, the body of GET /api/fleet.</summary>
    public byte[] Json { get; }

    /// <summary>The same document as MessagePack; made when somebody asks for it.</summary>
    public byte[] MessagePack => _messagePack.Value;

    /// <summary>Encodes a picture.</summary>
    /// <param name="body">The picture.</param>
    /// <returns>The frame.</returns>
    public static EncodedFrame From(FleetBody body) =>
        new(body.Version, JsonSerializer.SerializeToUtf8Bytes(body, JsonSerializerOptions.Web));
}
