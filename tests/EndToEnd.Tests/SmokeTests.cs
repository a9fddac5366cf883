using Xunit;
namespace Ops.EndToEnd.Tests;
public sealed class SmokeTests { [Fact] public void Runs() => Assert.NotNull(typeof(SmokeTests)); }
