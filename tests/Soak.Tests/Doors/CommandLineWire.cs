using System.Net;
using System.Text;

namespace Ops.Soak.Tests.Doors;

/// <summary>What the command line takes for the network.</summary>
/// <param name="post">The door at its other end.</param>
internal sealed class CommandLineWire(Func<byte[], Task<DoorAnswer>> post) : HttpMessageHandler
{
    /// <summary>What the door answered; null before it did.</summary>
    public DoorAnswer? Answer { get; private set; }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        byte[] body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        Answer = await post(body);
        return new HttpResponseMessage((HttpStatusCode)Answer.Status)
        {
            Content = new StringContent(Answer.Text, Encoding.UTF8, "application/json"),
        };
    }
}
