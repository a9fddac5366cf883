using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Ops.Dashboard.Notify;
using Ops.Telemetry.Contracts;
using Xunit;

namespace Ops.Dashboard.Tests.Notify;

public sealed class WebhookTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly Receiver _receiver = new();
    private readonly HttpClient _client;

    public WebhookTests() => _client = new HttpClient(_receiver);

    public void Dispose()
    {
        _client.Dispose();
        _receiver.Dispose();
    }

    [Fact]
    public async Task Message_IsSigned_AndTriedAgainUntilItIsTaken()
    {
        _receiver.Answers = [HttpStatusCode.BadGateway, HttpStatusCode.TooManyRequests, HttpStatusCode.OK];
        WebhookTarget target = Target("secret");
        using var stop = new CancellationTokenSource();
        Task running = target.RunAsync(stop.Token);
        target.Tell(Message("one"));

        await _receiver.TakenAsync(_time, 3);

        (string body, string? signature) = _receiver.Got[^1];
        Assert.Contains("\"message\":\"one\"", body);
        Assert.Equal(WebhookTarget.Sign("secret", body), signature);
        Assert.All(_receiver.Got, got => Assert.Equal(body, got.Body));
        Assert.Equal((0L, 0L), (target.Dropped, target.Failed));
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task Target_ThatNeverAnswers_IsGivenUp_AndHoldsUpNobody()
    {
        _receiver.Answers = [HttpStatusCode.InternalServerError];
        WebhookTarget target = Target(secret: null);
        using var stop = new CancellationTokenSource();
        Task running = target.RunAsync(stop.Token);
        target.Tell(Message("one"));

        await _receiver.TakenAsync(_time, WebhookTarget.Tries);
        while (target.Failed == 0)
            await Task.Yield();

        Assert.Equal((WebhookTarget.Tries, 1L), (_receiver.Got.Count, target.Failed));
        Assert.All(_receiver.Got, static got => Assert.Null(got.Signature));
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public void Queue_ThatIsFull_DropsTheOldest_AndCounts()
    {
        WebhookTarget target = Target(secret: null);
        for (int i = 0; i < WebhookTarget.Waiting + 3; i++)
            target.Tell(Message($"{i}"));
        Assert.Equal(3, target.Dropped);
    }

    private WebhookTarget Target(string? secret) => new(
        new Webhook("pager", new Uri("http://pager.test/"), secret, AlarmPriority.Low), _client, _time,
        NullLogger.Instance);

    private static AlarmMessage Message(string text) =>
        new("raised", "Live", "server 7", "High", "09:30:00", "smars-8", "loss", text, 1);

    /// <summary>Answers as told, the last answer for ever, and keeps what it got.</summary>
    private sealed class Receiver : HttpMessageHandler
    {
        public HttpStatusCode[] Answers { get; set; } = [HttpStatusCode.OK];

        public List<(string Body, string? Signature)> Got { get; } = [];

        /// <summary>Lets time pass until so many messages came.</summary>
        public async Task TakenAsync(FakeTimeProvider time, int count)
        {
            while (Got.Count < count)
            {
                time.Advance(TimeSpan.FromSeconds(1));
                await Task.Yield();
            }
        }

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            string? signature = request.Headers.TryGetValues("X-Ops-Signature", out IEnumerable<string>? values)
                ? values.Single() : null;
            Got.Add((await request.Content!.ReadAsStringAsync(cancellationToken), signature));
            return new HttpResponseMessage(Answers[Math.Min(Got.Count, Answers.Length) - 1]);
        }
    }
}
