using Xunit;
namespace Ops.Architecture.Tests;
public sealed class SmokeTests { [Fact] public void Runs() => Assert.NotNull(typeof(SmokeTests)); }
