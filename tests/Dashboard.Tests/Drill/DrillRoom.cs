using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Ops.Dashboard.Drill;
using Ops.Dashboard.Sessions;
using Ops.Dashboard.Tests.Api;
using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Tests.Drill;

/// <summary>The whole program over a real world with its threads; requests go to its own test server.</summary>
internal sealed class DrillRoom : RoomFactory, IDoorLine
{
    /// <summary>Whether the program can be reached.</summary>
    public bool IsReachable { get; set; } = true;

    /// <summary>The world's room on screen.</summary>
    public IFleetRoom World => Services.GetRequiredService<SessionStage>().Session!.Room;

    /// <summary>The control picture.</summary>
    public ControlSnapshot Control => World.Control.Current;

    /// <summary>Waits for the session, and ends the drill's own rhythm: tests walk when they want to.</summary>
    public async Task ReadyAsync()
    {
        await RunningAsync();
        await Get<DrillConductor>().StopAsync(CancellationToken.None);
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public (Uri Address, HttpMessageHandler Handler)? Open() =>
        IsReachable ? (new Uri("http://localhost"), Server.CreateHandler()) : null;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        // a test's clock jumps from round to round: not beyond the lease of a gate
        builder.UseSetting("Ops:Drill:EverySeconds", "10");
        builder.UseSetting("Ops:Control:LeaseSeconds", "60");
        builder.ConfigureTestServices(services =>
        {
            services.RemoveAll<IFleetRoomFactory>();
            services.AddSingleton<IFleetRoomFactory, WorldRoomFactory>();
            services.RemoveAll<IDoorLine>();
            services.AddSingleton<IDoorLine>(this);
            // its verb polls: on the test's clock, which stands, it would wait for ever between two looks
            int place = services.Index().Single(d => d.Item.ImplementationType == typeof(CommandLineWay)).Index;
            services[place] = ServiceDescriptor.Singleton<IDoorWay>(s => new CommandLineWay(
                this, s.GetRequiredService<DrillIdentity>(), s.GetRequiredService<DrillSettings>(), new HastyTime()));
        });
    }
}
