using Ops.Dashboard.Views;
using Ops.Simulator;

namespace Ops.Dashboard.Classroom;

/// <summary>
/// One class session while it runs: a whole web application with a container of its own, mounted below the main one.
/// </summary>
/// <param name="record">What it is.</param>
/// <param name="app">Its application, started.</param>
/// <param name="server">Through which requests come.</param>
internal sealed class ClassRoom(ClassRecord record, WebApplication app, MountedServer server) : IAsyncDisposable
{
    /// <summary>How long whoever still asks is waited for at the end.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly ITrainingConsole _console = app.Services.GetRequiredService<ITrainingConsole>();
    private readonly SeatRoll _seats = app.Services.GetRequiredService<SeatRoll>();
    private int _ended;

    /// <summary>What it is.</summary>
    public ClassRecord Record => record;

    /// <summary>What its world is doing.</summary>
    public TrainingState State => _console.State;

    /// <summary>Who sits where.</summary>
    public SeatRoll Seats => _seats;

    /// <summary>Requests that are being answered, open sockets included.</summary>
    public int Open => server.Open;

    /// <summary>Its container, for tests of what is in it.</summary>
    internal IServiceProvider Services => app.Services;

    /// <summary>What it does, in one word: failed, preparing, over, frozen or running.</summary>
    public string Word => State switch
    {
        { Failure: not null } => "failed",
        { Preparing: not null } => "preparing",
        { Over: true } => "over",
        { Frozen: true } => "frozen",
        _ => "running",
    };

    /// <summary>As the training page lists it.</summary>
    /// <returns>The row.</returns>
    public ClassRowView Row() => new(
        record.Session, record.Title,
        $"{record.Scenario}{(record.Preset is { } preset ? $", {preset}" : "")}, seed {record.Seed}{Variation}",
        Format.Clock(State.Now), Word,
        [
            .. record.Seats.Select(seat => new SeatRowView(seat.Name, seat.Role, _seats.StateOf(seat.Name) switch
            {
                "at-the-screen" => "at the screen",
                "signed-in" => "signed in",
                _ => "free",
            })),
        ]);

    private string Variation => record.Difficulty == Difficulty.AsWritten
        ? "" : $", varied: {record.Difficulty.ToString().ToLowerInvariant()}";

    /// <summary>Answers a request of this session.</summary>
    /// <param name="context">The request.</param>
    /// <param name="mount">Where the session is mounted.</param>
    /// <param name="path">The rest of the path.</param>
    /// <returns>False when it has ended.</returns>
    public Task<bool> AnswerAsync(HttpContext context, PathString mount, PathString path) =>
        server.AnswerAsync(context, mount, path);

    /// <summary>A further link for a seat.</summary>
    /// <param name="seat">The seat.</param>
    /// <returns>The token, good for one sign-in.</returns>
    public string LinkFor(Seat seat) =>
        app.Services.GetRequiredService<Auth.SignInLinks>().CreateFor(seat.Name, seat.Role);

    /// <summary>Ends it: whoever is connected is cut off, its threads and its memory come back.</summary>
    /// <returns>A task that ends when nothing of it runs any more.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _ended, 1) != 0)
            return;
        using var patience = new CancellationTokenSource(Patience, app.Services.GetRequiredService<TimeProvider>());
        await app.StopAsync(patience.Token);
        await app.DisposeAsync();
    }
}
