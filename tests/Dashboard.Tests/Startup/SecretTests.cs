using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Ops.Dashboard.Auth;
using Ops.Dashboard.Startup;
using Ops.Dashboard.Tests.Api;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Xunit;

namespace Ops.Dashboard.Tests.Startup;

public sealed class SecretTests
{
    [Theory]
    [InlineData("/signin/abcdef", "/signin/[hidden]")]
    [InlineData("http://127.0.0.1:5080/signin/abcdef?x=1", "http://127.0.0.1:5080/signin/[hidden]?x=1")]
    [InlineData("signin/abcdef", "signin/[hidden]")]
    [InlineData("Bearer secret", "Bearer [hidden]")]
    [InlineData("a=1; ops-session=xyz; b=2", "a=1; ops-session=[hidden]; b=2")]
    [InlineData("a=1; ops-session-class-7=xyz; b=2", "a=1; ops-session-class-7=[hidden]; b=2")]
    [InlineData("/servers/smars-8", "/servers/smars-8")]
    public void Scrubber_HidesWhatOpensADoor(string value, string expected)
    {
        var sink = new Collector();
        using Logger log = new LoggerConfiguration().Enrich.With(new SecretScrubber()).WriteTo.Sink(sink)
            .CreateLogger();

        log.Information("Request {Path}", value);

        Assert.Equal(expected, ((ScalarValue)Assert.Single(sink.Events).Properties["Path"]).Value);
    }

    [Fact]
    public async Task Logs_AtTheLoudestLevel_HoldNoSecret()
    {
        using var room = new LoudRoom();
        using HttpClient client = room.Anonymous();
        string token = room.Services.GetRequiredService<SignInLinks>().Create()[1].Token;
        await client.GetAsync($"/signin/{token}");
        await client.GetAsync("/kill");
        using HttpClient key = room.As("operator");
        await key.Post("/api/kill", new { scope = "fleet", reason = "x" });
        using HttpClient wrong = room.Anonymous();
        wrong.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "key-nobody-has");
        await wrong.GetAsync("/api/fleet");
        string logs = Path.Combine(room.DataDirectory, "logs");

        string text = string.Concat(Directory.EnumerateFiles(logs).Select(File.ReadAllText));

        Assert.Contains("/api/fleet", text);
        Assert.DoesNotContain(token, text);
        Assert.DoesNotContain(RoomFactory.KeyOf("operator"), text);
        Assert.DoesNotContain("key-nobody-has", text);
    }

    private sealed class Collector : ILogEventSink
    {
        public List<LogEvent> Events { get; } = [];

        public void Emit(LogEvent logEvent) => Events.Add(logEvent);
    }
}
