using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Ops.EndToEnd.Tests.Browsing.BrowserFixture))]

namespace Ops.EndToEnd.Tests.Browsing;

/// <summary>One browser for the whole run, with a fresh profile. Every test has contexts of its own in it.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private static readonly string[] s_names =
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    private static readonly string[] s_switches =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The browser.</summary>
    public IBrowser Browser => _browser ?? throw new InvalidOperationException("The browser does not run.");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions { ExecutablePath = Find(), Args = s_switches });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    private static string Find()
    {
        string? named = Environment.GetEnvironmentVariable("OPS_CHROMIUM");
        if (!string.IsNullOrEmpty(named))
            return named;
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return folders.SelectMany(folder => s_names.Select(name => Path.Combine(folder, name))).FirstOrDefault(
            File.Exists)
            ?? throw new InvalidOperationException(
                $"None of {string.Join(", ", s_names)} is on the PATH. Install one, or name one in OPS_CHROMIUM.");
    }
}
