using System.CommandLine;
using System.Net.Http.Headers;

namespace Ops.Dashboard.Cli;

/// <summary>Where the control room is and the key that opens it: the same two options on every verb.</summary>
/// <param name="handler">What requests go through; null for the network.</param>
internal sealed class ConnectionOptions(HttpMessageHandler? handler)
{
    /// <summary>
    /// Environment variable that holds the key when the option does not: it keeps the key out of process lists.
    /// </summary>
    public const string KeyVariable = "OPS_KEY";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    /// <summary>The address.</summary>
    public Option<string> Url { get; } = new("--url")
    {
        Description = "Address of the control room; a class session's ends with /training/ID/.",
        DefaultValueFactory = static _ => "http://127.0.0.1:5080",
    };

    /// <summary>The key.</summary>
    public Option<string?> Key { get; } = new("--key")
    {
        Description = $"API key; better kept in the environment variable {KeyVariable}.",
    };

    /// <summary>Adds both to a verb.</summary>
    /// <param name="command">The verb.</param>
    public void AddTo(Command command)
    {
        command.Options.Add(Url);
        command.Options.Add(Key);
    }

    /// <summary>Opens a connection.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The client, or what is wrong.</returns>
    public (RoomClient? Client, string? Problem) Open(ParseResult parsed)
    {
        string url = parsed.GetValue(Url)!;
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? address) || address.Scheme is not ("http" or "https"))
            return (null, $"--url {url} is not an address; it must look like http://127.0.0.1:5080.");
        string? key = parsed.GetValue(Key) ?? Environment.GetEnvironmentVariable(KeyVariable);
        if (string.IsNullOrWhiteSpace(key))
            return (null, $"There is no key: give --key KEY or set {KeyVariable}.");
        var http = handler is null ? new HttpClient() : new HttpClient(handler, disposeHandler: false);
        // below its path, whatever that is: the command of a class session must not reach the main room
        http.BaseAddress = new Uri(address.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/");
        http.Timeout = s_patience;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return (new RoomClient(http), null);
    }
}
