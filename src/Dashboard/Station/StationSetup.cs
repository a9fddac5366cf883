using Microsoft.AspNetCore.Components.Server.Circuits;
using Ops.Dashboard.Sessions;
using Ops.Dashboard.Startup;

namespace Ops.Dashboard.Station;

/// <summary>What the instructor's station needs in a container.</summary>
internal static class StationSetup
{
    /// <summary>Registers it.</summary>
    /// <param name="services">The services of the room it is in.</param>
    public static void AddInstructorStation(this IServiceCollection services)
    {
        services.AddSingleton<Backtracks>().AddSingleton<InstructorDesk>().AddSingleton<SeatBook>();
        services.AddSingleton<IInstructorDesk>(static s => s.GetRequiredService<InstructorDesk>());
        services.AddSingleton<IHintDesk>(static s => s.GetRequiredService<InstructorDesk>());
        services.AddSingleton<TaskBoard>().AddHostedService(static s => s.GetRequiredService<TaskBoard>());
        services.AddSingleton(static s => NextConditions(s.GetRequiredService<OpsSettings>()));
        services.AddSingleton<StationParts>().AddScoped<CircuitSeat>();
        services.AddScoped<CircuitHandler>(static s => s.GetRequiredService<CircuitSeat>());
    }

    private static RoomConditions NextConditions(OpsSettings settings) => new(
        settings.Pipeline.Options.Breakers && settings.Pipeline.TrainingBreakers, settings.Parity.TrainingMode,
        settings.Recording.Enabled);
}
