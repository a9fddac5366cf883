using System.Security.Claims;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Ops.Dashboard.Auth;
using Ops.Dashboard.Recordings;

namespace Ops.Dashboard.Station;

/// <summary>The seat of one circuit: told by the host when it comes and goes, and by its page what it shows.</summary>
/// <param name="book">Where seats are.</param>
/// <param name="looks">What is told of a page that is opened.</param>
/// <param name="time">The clock.</param>
internal sealed class CircuitSeat(SeatBook book, LookBook looks, TimeProvider time) : CircuitHandler, IDisposable
{
    private readonly Lock _lock = new();
    private SeatPicture? _seat;
    private bool _isGone;

    /// <summary>Its circuit; null before it is opened, or where there is none.</summary>
    public string? Id
    {
        get
        {
            lock (_lock)
                return _seat?.Id;
        }
    }

    /// <inheritdoc/>
    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Change(_ => new SeatPicture(book.Next(), "", "", "", time.GetUtcNow(), null, IsConnected: true));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Change(static seat => seat with { IsConnected = false });
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Change(static seat => seat with { IsConnected = true });
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    /// <summary>The page shows a picture to somebody.</summary>
    /// <param name="user">Who; null for nobody.</param>
    /// <param name="page">The page, relative to the room.</param>
    public void Shows(ClaimsPrincipal? user, string page)
    {
        string before = "";
        Change(seat =>
        {
            before = seat.Page;
            return seat with
            {
                Name = user?.Identity?.Name ?? "", Role = user is null ? "" : OperatorActor.RoleOf(user), Page = page,
                PictureAt = time.GetUtcNow(),
            };
        });
        if (page != before)
            looks.Opened(user, page);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _isGone = true;
            if (_seat is { } seat)
                book.Remove(seat.Id);
        }
    }

    private void Change(Func<SeatPicture, SeatPicture> how)
    {
        lock (_lock)
        {
            if (_isGone)
                return;
            SeatPicture before = _seat ?? new SeatPicture("", "", "", "", time.GetUtcNow(), null, IsConnected: true);
            _seat = how(before);
            if (_seat.Id.Length > 0)
                book.Put(_seat);
        }
    }
}
