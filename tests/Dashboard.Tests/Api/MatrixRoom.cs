using System.Net;
using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ops.Dashboard.Tests.Api;

/// <summary>A room and a visitor of every kind, for asking who is let in where.</summary>
public sealed class MatrixRoom : IAsyncLifetime
{
    private static readonly string[] s_roles = ["viewer", "operator", "supervisor", "instructor"];

    private readonly Room _room = new();

    /// <summary>Nobody.</summary>
    public IReadOnlyList<(string Name, HttpClient Client)> ByNothing { get; private set; } = [];

    /// <summary>A person's key of each role.</summary>
    public IReadOnlyList<(string Name, HttpClient Client)> ByKey { get; private set; } = [];

    /// <summary>A cookie of each role.</summary>
    public IReadOnlyList<(string Name, HttpClient Client)> ByCookie { get; private set; } = [];

    /// <summary>A program's key, with the role of a supervisor.</summary>
    public IReadOnlyList<(string Name, HttpClient Client)> ByProgram { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        await _room.RunningAsync();
        ByNothing = [("anonymous", _room.Anonymous())];
        ByKey = [.. s_roles.Select(role => (role, _room.As(role)))];
        ByProgram = [("program", _room.As("program"))];
        var cookies = new List<(string, HttpClient)>();
        foreach (string role in s_roles)
            cookies.Add((role, await _room.SignedInAsync(role)));
        ByCookie = cookies;
    }

    /// <summary>Who of some visitors is not turned away.</summary>
    public async Task<string> EnteredAsync(
        string method, string path, IReadOnlyList<(string Name, HttpClient Client)> visitors)
    {
        var entered = new List<string>();
        foreach ((string name, HttpClient client) in visitors)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            if (method == "POST")
                request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
            using HttpResponseMessage answer = await client.SendAsync(
                request, HttpCompletionOption.ResponseHeadersRead);
            if (!IsTurnedAway(answer))
                entered.Add(name);
        }
        return string.Join(' ', entered);
    }

    /// <summary>Everything the running room answers, but the files of packages: those are checked here.</summary>
    internal IEnumerable<(string Method, string Pattern)> Endpoints()
    {
        foreach (RouteEndpoint endpoint in _room.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
                continue;
            string pattern = endpoint.RoutePattern.RawText ?? "";
            IReadOnlyList<string> methods = endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
                ? ["GET"] // a page; its commands have endpoints of their own
                : endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["any"];
            foreach (string method in methods.Where(method => method != "HEAD"))
                yield return (method, pattern);
        }
    }

    /// <summary>Method and path of every row of a class of tests.</summary>
    internal static IEnumerable<(string Method, string Path)> RowsOf(Type tests) =>
        from method in tests.GetMethods()
        from row in method.GetCustomAttributes<InlineDataAttribute>()
        where row.Data.Length == 3
        select ((string)row.Data[0]!, ((string)row.Data[1]!).Split('?')[0]);

    /// <summary>Whether a row asks at an endpoint.</summary>
    internal static bool Fits((string Method, string Pattern) endpoint, string method, string path) =>
        (endpoint.Method == "any" || endpoint.Method == method)
        && new TemplateMatcher(TemplateParser.Parse(endpoint.Pattern.TrimStart('/')), []).TryMatch(path, []);

    public async ValueTask DisposeAsync()
    {
        foreach ((_, HttpClient client) in ByNothing.Concat(ByKey).Concat(ByCookie).Concat(ByProgram))
            client.Dispose();
        await _room.DisposeAsync();
    }

    private static bool IsTurnedAway(HttpResponseMessage answer)
    {
        string? to = answer.Headers.Location?.OriginalString;
        return answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            || (answer.StatusCode == HttpStatusCode.Redirect
                && (to == "/login" || to?.StartsWith("/login?back=", StringComparison.Ordinal) == true));
    }

    private sealed class Room : RoomFactory
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Ops:Http:SignInsPerMinute", "10000"); // every visitor knocks at every door
            builder.UseSetting("Ops:Http:Burst", "10000");
        }
    }
}
