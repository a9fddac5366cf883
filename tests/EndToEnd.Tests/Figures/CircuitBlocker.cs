using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

[assembly: HostingStartup(typeof(Ops.EndToEnd.Tests.Figures.CircuitBlocker))]

namespace Ops.EndToEnd.Tests.Figures;

/// <summary>Blocks the dispatcher of every circuit once it is connected. Runs in the room's process.</summary>
public sealed class CircuitBlocker : CircuitHandler, IHostingStartup
{
    private static readonly ManualResetEventSlim s_never = new();

    /// <inheritdoc/>
    public void Configure(IWebHostBuilder builder) =>
        builder.ConfigureServices(static services => services.AddSingleton<CircuitHandler, CircuitBlocker>());

    /// <inheritdoc/>
    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        SynchronizationContext dispatcher = SynchronizationContext.Current
            ?? throw new InvalidOperationException("The handler of a circuit did not run on its dispatcher.");
        dispatcher.Post(static _ => s_never.Wait(), null);
        return Task.CompletedTask;
    }
}
