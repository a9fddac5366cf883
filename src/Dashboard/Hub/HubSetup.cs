using MessagePack.Resolvers;

namespace Ops.Dashboard.Hub;

/// <summary>Registers and maps the hub.</summary>
internal static class HubSetup
{
    /// <summary>Bytes of the largest message a wallboard may send: it only ever asks for the stream.</summary>
    private const long LargestMessage = 4 * 1024;

    /// <summary>Registers it with both protocols.</summary>
    /// <param name="services">The services.</param>
    public static void AddTelemetryHub(this IServiceCollection services)
    {
        services.AddSingleton<FrameSource>();
        services.AddSignalR()
            .AddHubOptions<TelemetryHub>(static hub =>
            {
                hub.MaximumReceiveMessageSize = LargestMessage;
                hub.StreamBufferCapacity = 1;
            })
            .AddJsonProtocol(static json => json.PayloadSerializerOptions.Converters.Add(new FrameJsonConverter()))
            .AddMessagePackProtocol(static pack => pack.SerializerOptions = pack.SerializerOptions.WithResolver(
                CompositeResolver.Create([new FrameMessagePackFormatter()], [pack.SerializerOptions.Resolver])));
    }

    /// <summary>Maps it.</summary>
    /// <param name="app">The application.</param>
    public static void MapTelemetryHub(this WebApplication app) => app.MapHub<TelemetryHub>(TelemetryHub.Path);
}
