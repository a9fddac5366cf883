using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Ops.EndToEnd.Tests.Rooms;

/// <summary>
/// One control room, run as a user runs it: the built program as a process of its own, with its own port and data
/// folder.
/// </summary>
public sealed partial class Room : IAsyncDisposable
{
    private static readonly TimeSpan s_startsWithin = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Transcript _transcript;

    private Room(Process process, Transcript transcript, Uri address, string dataDirectory) =>
        (_process, _transcript, Address, DataDirectory) = (process, transcript, address, dataDirectory);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Folder of everything it writes.</summary>
    public string DataDirectory { get; }

    /// <summary>Its process id.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Processor time it has used.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts one and waits until it has printed a sign-in link for every role.</summary>
    /// <param name="dataDirectory">Its data folder; one that was used before continues what was there.</param>
    /// <param name="settings">Settings that differ from appsettings.json, as key and value.</param>
    public static async Task<Room> StartAsync(string dataDirectory, params (string Key, string Value)[] settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}/");
        var process = new Process { StartInfo = StartInfo(address, dataDirectory, settings) };
        process.Start();
        var transcript = new Transcript(process);
        using var limit = new CancellationTokenSource(s_startsWithin);
        await transcript.WaitForAsync(lines => Links(lines).Count == Role.All.Length, limit.Token);
        return new Room(process, transcript, address, dataDirectory);
    }

    /// <summary>The link that signs in a role, as printed.</summary>
    public Uri SignInLink(string role) => Links(_transcript.Lines)[role];

    /// <summary>Everything it printed so far.</summary>
    public string Printed => string.Join('\n', _transcript.Lines);

    /// <summary>Fails with everything it printed when it has ended by itself.</summary>
    public void ExpectRunning()
    {
        if (_process.HasExited)
            throw new InvalidOperationException($"The control room ended with status {_process.ExitCode}:\n{Printed}");
    }

    /// <summary>Ends it without a chance to clean up, as a power cut does.</summary>
    public async Task KillProcessAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>Stops every thread of it, as a hung machine does.</summary>
    public void Hang() => Signals.Stop(_process.Id);

    /// <summary>Lets it go on.</summary>
    public void GoOn() => Signals.Continue(_process.Id);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            GoOn();
            await KillProcessAsync();
        }
        _process.Dispose();
    }

    private static ProcessStartInfo StartInfo(Uri address, string dataDirectory, (string Key, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [BuiltProgram.Path])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(), // it must not depend on where it is started from
        };
        start.Environment["Ops__Urls"] = address.GetLeftPart(UriPartial.Authority);
        start.Environment["Ops__Storage__Directory"] = dataDirectory;
        foreach ((string key, string value) in settings)
            start.Environment[key.Replace(":", "__")] = value;
        return start;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static Dictionary<string, Uri> Links(IEnumerable<string> lines) =>
        lines.Select(line => SignInLine().Match(line))
            .Where(match => match.Success)
            .DistinctBy(match => match.Groups["role"].Value)
            .ToDictionary(match => match.Groups["role"].Value, match => new Uri(match.Groups["link"].Value));

    [GeneratedRegex(
        @"Sign in as (?<role>[a-z]+): (?<link>http\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SignInLine();
}
