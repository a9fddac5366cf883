using Ops.Dashboard.Startup;
using Xunit;

namespace Ops.Dashboard.Tests.Startup;

public sealed class SwitchesTests
{
    [Theory]
    [InlineData("--Ops:Urls=http://127.0.0.1:1", "--urls", "http://127.0.0.1:1")]
    [InlineData("--Ops:Urls=http://127.0.0.1:1", "--URLS=http://127.0.0.1:1")]
    [InlineData("--Ops:Urls=http://127.0.0.1:1", "Ops:Urls=http://127.0.0.1:1")]
    [InlineData("--Ops:Session:Speed=10", "/Ops:Session:Speed", "10")]
    [InlineData("--environment=Development", "--environment=Development")]
    public void Switch_OverridesAKey(string read, params string[] given)
    {
        var faults = new List<string>();

        Assert.Equal([read], Switches.Read(given, faults));
        Assert.Empty(faults);
    }

    [Theory]
    [InlineData("--port: there is no such switch", "--port=80")]
    [InlineData("--port: there is no such switch", "--port", "80")]
    [InlineData("--Ops:Urls: has no value", "--Ops:Urls")]
    [InlineData("--Ops:Urls: has no value", "--Ops:Urls", "--verbose=1")]
    public void Switch_ThatSetsNothing_IsRefusedByName(string fault, params string[] given)
    {
        var faults = new List<string>();
        Switches.Read(given, faults);

        Assert.StartsWith(fault, faults[0], StringComparison.Ordinal);
    }
}
