using Microsoft.AspNetCore.Hosting;

namespace Ops.Dashboard.Tests.Api;

/// <summary>The program with every log level turned up.</summary>
internal sealed class LoudRoom : RoomFactory
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Serilog:MinimumLevel:Default", "Verbose");
        builder.UseSetting("Serilog:MinimumLevel:Override:Microsoft", "Verbose");
        builder.UseSetting("Serilog:MinimumLevel:Override:System", "Verbose");
    }
}
