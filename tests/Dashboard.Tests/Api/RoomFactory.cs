using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using Ops.Dashboard.Sessions;
using Ops.Dashboard.Tests.Sessions;
using Xunit;

namespace Ops.Dashboard.Tests.Api;

/// <summary>The whole program over a stand-in room, with a key per role and a clock of the test's own.</summary>
internal class RoomFactory : WebApplicationFactory<Program>
{
    private readonly string _directory = Directory.CreateTempSubdirectory("ops-test-").FullName;

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 10, 14, 13, 30, 0, TimeSpan.Zero));

    public string DataDirectory => _directory;

    public StandInFactory Rooms => (StandInFactory)Services.GetRequiredService<IFleetRoomFactory>();

    public StandInRoom Room => Rooms.Made[^1];

    public Ops.Dashboard.Auth.SignInLinks Links => Services.GetRequiredService<Ops.Dashboard.Auth.SignInLinks>();

    /// <summary>What the trail of the session on screen says so far.</summary>
    public IReadOnlyList<Ops.Telemetry.Contracts.AuditEntry> Trail =>
        [.. Services.GetRequiredService<Ops.Telemetry.Contracts.IAuditReader>().Read(null, 500).Rows
            .Select(row => row.Entry)];

    public static string KeyOf(string role) => $"key-of-{role}";

    /// <summary>A client that holds the key of a role; person keys are those of operator and supervisor.</summary>
    public HttpClient As(string role)
    {
        HttpClient client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", KeyOf(role));
        return client;
    }

    /// <summary>A client without an identity, which shows redirects as they are.</summary>
    public HttpClient Anonymous() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    /// <summary>A client that has signed in by link and keeps its cookies.</summary>
    public async Task<HttpClient> SignedInAsync(string role)
    {
        HttpClient client = Anonymous();
        string token = Services.GetRequiredService<Ops.Dashboard.Auth.SignInLinks>().Create().First(l => l.Role == role)
            .Token;
        using HttpResponseMessage answer = await client.GetAsync($"/signin/{token}");
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    /// <summary>Waits until the first session's run-up is over.</summary>
    public async Task RunningAsync()
    {
        SessionStage stage = Services.GetRequiredService<SessionStage>();
        while (stage.Session?.Preparing is not null)
            await Task.Yield();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Ops:Storage:Directory", _directory);
        builder.UseSetting("Ops:Urls", "http://127.0.0.1:0");
        string[] roles = ["viewer", "operator", "supervisor", "instructor", "program"];
        for (int i = 0; i < roles.Length; i++)
        {
            string role = roles[i];
            string hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(KeyOf(role))));
            builder.UseSetting($"Ops:Auth:ApiKeys:{i}:Name", $"{role}-key");
            builder.UseSetting($"Ops:Auth:ApiKeys:{i}:Role", role == "program" ? "supervisor" : role);
            builder.UseSetting($"Ops:Auth:ApiKeys:{i}:Sha256", hash);
            if (role != "program")
                builder.UseSetting($"Ops:Auth:ApiKeys:{i}:Person", $"{role}-9");
        }
        builder.ConfigureTestServices(services =>
        {
            services.RemoveAll<TimeProvider>();
            services.AddSingleton<TimeProvider>(Time);
            services.RemoveAll<IFleetRoomFactory>();
            services.AddSingleton<IFleetRoomFactory>(new StandInFactory(Time));
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(_directory)) // the base disposes twice
            Directory.Delete(_directory, recursive: true);
    }
}
