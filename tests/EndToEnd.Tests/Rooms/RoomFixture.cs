using System.Collections.Concurrent;
using Microsoft.Playwright;
using Ops.EndToEnd.Tests.Browsing;
using Xunit;

namespace Ops.EndToEnd.Tests.Rooms;

/// <summary>A control room of a test class's own, with a browser to look at it. Its data folder goes with it.</summary>
public class RoomFixture(BrowserFixture browser) : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Task<string>> _signedIn = new();
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("ops-e2e-");
    private readonly List<string> _strangers = [];
    private readonly ConcurrentBag<IBrowserContext> _contexts = [];
    private Room? _room;

    /// <summary>The room.</summary>
    public Room Room => _room ?? throw new InvalidOperationException("The control room does not run.");

    /// <summary>Addresses on other hosts that any page of this room asked for.</summary>
    public IReadOnlyList<string> RequestsToOtherHosts
    {
        get
        {
            lock (_strangers)
                return [.. _strangers];
        }
    }

    /// <summary>Settings that differ from appsettings.json.</summary>
    protected virtual (string Key, string Value)[] Settings => [];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => _room = await Room.StartAsync(_data.FullName, Settings);

    /// <summary>Kills the process and starts another over the same data folder.</summary>
    public async Task CrashAndRestartAsync()
    {
        await Room.KillProcessAsync();
        await Room.DisposeAsync();
        _signedIn.Clear();
        _room = await Room.StartAsync(_data.FullName, Settings);
    }

    /// <summary>A page of its own context, signed in.</summary>
    /// <param name="role">The role; null for a visitor.</param>
    /// <param name="options">Anything special about the browser.</param>
    public async Task<IPage> OpenAsync(string? role, BrowserNewContextOptions? options = null)
    {
        Room.ExpectRunning();
        options ??= new BrowserNewContextOptions();
        options.BaseURL = Room.Address.ToString();
        options.ViewportSize ??= new ViewportSize { Width = 1440, Height = 900 };
        if (role is not null)
            options.StorageState = await _signedIn.GetOrAdd(role, SignInAsync);
        IBrowserContext context = await browser.Browser.NewContextAsync(options);
        context.SetDefaultTimeout(30_000);
        context.Request += NoteStranger;
        _contexts.Add(context);
        return await context.NewPageAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // a page that is left open looks for its room for ever, beside every test to come
        foreach (IBrowserContext context in _contexts)
            await context.CloseAsync();
        if (_room is not null)
            await _room.DisposeAsync();
        _data.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    private void NoteStranger(object? sender, IRequest request)
    {
        var address = new Uri(request.Url);
        if (address.Scheme is not ("http" or "https" or "ws" or "wss") || address.Authority == Room.Address.Authority)
            return;
        lock (_strangers)
            _strangers.Add(request.Url);
    }

    private async Task<string> SignInAsync(string role)
    {
        IBrowserContext context = await browser.Browser.NewContextAsync();
        IPage page = await context.NewPageAsync();
        await page.GotoAsync(Room.SignInLink(role).ToString());
        string state = await context.StorageStateAsync();
        await context.CloseAsync();
        return state;
    }
}
