using Xunit;
namespace Ops.Telemetry.Tests;
public sealed class SmokeTests { [Fact] public void Runs() => Assert.NotNull(typeof(SmokeTests)); }
