using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Ops.Dashboard.Classroom;

/// <summary>Who of a class session has come, and who has a page open.</summary>
internal sealed class SeatRoll
{
    private readonly ConcurrentDictionary<string, byte> _came = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _pages = new(StringComparer.Ordinal);

    /// <summary>Notes that somebody signed in.</summary>
    /// <param name="name">Whose seat.</param>
    public void Came(string name) => _came[name] = 0;

    /// <summary>Notes that a page was opened or closed.</summary>
    /// <param name="name">Whose seat.</param>
    /// <param name="change">1 or -1.</param>
    public void Pages(string name, int change) =>
        _pages.AddOrUpdate(name, Math.Max(0, change), (_, open) => Math.Max(0, open + change));

    /// <summary>What is known of a seat.</summary>
    /// <param name="name">Whose.</param>
    /// <returns>free, signed-in or at-the-screen.</returns>
    public string StateOf(string name) => _pages.GetValueOrDefault(name) > 0 ? "at-the-screen"
        : _came.ContainsKey(name) ? "signed-in" : "free";

    /// <summary>Counts the open pages of one circuit's person.</summary>
    /// <param name="book">The book.</param>
    /// <param name="who">Tells who it is.</param>
    internal sealed class Watch(SeatRoll book, AuthenticationStateProvider who) : CircuitHandler
    {
        private string? _name;

        /// <inheritdoc/>
        public override async Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
        {
            _name = (await who.GetAuthenticationStateAsync()).User.Identity?.Name;
            if (_name is not null)
                book.Pages(_name, 1);
        }

        /// <inheritdoc/>
        public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
        {
            if (_name is not null)
                book.Pages(_name, -1);
            return Task.CompletedTask;
        }
    }
}
