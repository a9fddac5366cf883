using Xunit;
namespace Ops.Simulator.Tests;
public sealed class SmokeTests { [Fact] public void Runs() => Assert.NotNull(typeof(SmokeTests)); }
